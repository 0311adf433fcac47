//! Partners as they are: late, lossy, many-laptopped, and now and then dishonest with a valid key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod dishonest;
mod leaving;
mod lossy;
mod told;
mod waiting;

use tests::Neighbourhood;

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;

fn practice_and_hospice(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::new(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    n
}

fn texts(n: &Neighbourhood, laptop: usize, case: &str) -> Vec<String> {
    let mut texts: Vec<_> =
        n.laptops[laptop].open(case).unwrap().notes.into_iter().map(|note| note.text.unwrap_or_default()).collect();
    texts.sort();
    texts
}
