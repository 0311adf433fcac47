//! An office and its vault: whoever lets go of the office has let go of the vault.
#![allow(clippy::unwrap_used, reason = "tests")]

use casework::{office::Office, world::World};
use tests::{Neighbourhood, neighbourhood::passphrase};

#[test]
fn an_office_that_is_dropped_leaves_its_vault_free() {
    let mut n = Neighbourhood::in_memory(103);
    n.found("Riverside Practice", "gp_practice").unwrap();
    let laptop = n.laptops.pop().unwrap();
    laptop.office.close().unwrap();
    for turn in 0..20 {
        let opened = Office::open(&laptop.dir, &passphrase(), World::system());
        assert!(opened.is_ok(), "turn {turn}: the vault was still in use after the office was gone");
    }
}
