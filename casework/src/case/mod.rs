//! Cases: one person known to the team.

pub mod add;
pub mod board;
pub mod change;
pub mod close;
pub mod cohort;
pub(crate) mod duplicates;
pub mod fields;
pub mod key_safe;
pub mod list;
pub mod matches;
pub mod needs;
pub mod open;
pub mod plain_text;
pub mod print;
pub mod refer;
pub mod referrals;
pub mod reopen;
pub mod review;
pub mod same;
pub mod set;
pub mod share;
pub mod share_cohort;
pub mod stage;
