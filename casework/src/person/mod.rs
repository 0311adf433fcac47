//! Facts about a person that need care before they are believed: numbers, names, dates, postcodes,
//! telephone numbers, and the question "is this the same person?".

pub mod age;
pub mod agreement;
pub mod date;
pub mod matching;
pub mod name;
pub mod nhs_number;
pub mod phone;
pub mod postcode;
pub mod short_forms;

pub use age::Years;
pub use matching::{Features, Index, Match, Why};
pub use nhs_number::{NhsNumber, NotANumber};
pub use phone::Phone;
pub use postcode::Postcode;
