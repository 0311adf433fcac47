//! The damage table of security.md c.3 walked in full: each kind of harm in twenty places gets its right sentence, damage
//! is never called a wrong passphrase, and finding out changes no byte.

use crate::support::{Dice, OTHER_WORDS, contents, copy, count, edit, filled, interrupted, migrations, words};
use casework::vault::{self, Part, Passphrase, Paths, VaultError};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const PAGE: usize = 4096;
const PLACES: u64 = 20;

/// What a person is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Nothing: it opens and is whole.
    Whole,
    /// That passphrase does not open this vault; with the right one it does, and everything is there.
    WrongPassphrase,
    /// One of these parts is damaged; it does not open.
    Damaged(&'static [Part]),
    /// A page inside is damaged: a check names it; it opens, or is refused as damaged, the passphrase being right.
    DamagedInside,
    /// It opens; if work was lost, that is noticed.
    Noticed,
    /// It opens or is refused as damaged: a page of an earlier time is a page of this vault.
    OldPage,
}

/// A kind of harm; the number is that of its place.
struct Kind {
    name: &'static str,
    on: &'static str,
    hurt: fn(&Path, &Path, &mut Dice, u64),
    says: Says,
}

fn db(dir: &Path) -> std::path::PathBuf {
    Paths::new(dir).database()
}

fn page(bytes: &[u8], dice: &mut Dice) -> usize {
    (1 + dice.below((bytes.len() / PAGE) as u64 - 2)) as usize * PAGE
}

const KINDS: &[Kind] = &[
    Kind { name: "a wrong passphrase", on: "closed", hurt: |_, _, _, _| {}, says: Says::WrongPassphrase },
    Kind { name: "a wrong passphrase over a log", on: "open", hurt: |_, _, _, _| {}, says: Says::WrongPassphrase },
    Kind {
        name: "both key files cut or gone",
        on: "closed",
        hurt: |dir, _, dice, place| {
            for file in [Paths::new(dir).header(), Paths::new(dir).header_copy()] {
                if place == 0 {
                    fs::remove_file(file).unwrap();
                } else {
                    edit(&file, |bytes| bytes.truncate(dice.below(bytes.len() as u64) as usize));
                }
            }
        },
        says: Says::Damaged(&[Part::Header]),
    },
    Kind {
        name: "one key file flipped",
        on: "closed",
        hurt: |dir, _, dice, place| {
            let paths = Paths::new(dir);
            let file = if place % 2 == 0 { paths.header() } else { paths.header_copy() };
            edit(&file, |bytes| {
                let at = dice.below(bytes.len() as u64) as usize;
                bytes[at] ^= 1 << dice.below(8);
            });
        },
        says: Says::Noticed,
    },
    Kind {
        name: "a flip in the first page",
        on: "closed",
        hurt: |dir, _, dice, _| {
            edit(&db(dir), |bytes| bytes[16 + dice.below(PAGE as u64 - 16) as usize] ^= 1 << dice.below(8))
        },
        says: Says::Damaged(&[Part::Database]),
    },
    Kind {
        name: "a flip in the salt",
        on: "closed",
        hurt: |dir, _, dice, place| edit(&db(dir), |bytes| bytes[place as usize % 16] ^= 1 << dice.below(8)),
        says: Says::Damaged(&[Part::Database]),
    },
    Kind {
        name: "a flip in another page",
        on: "closed",
        hurt: |dir, _, dice, _| {
            edit(&db(dir), |bytes| {
                let at = page(bytes, dice) + dice.below(PAGE as u64) as usize;
                bytes[at] ^= 1 << dice.below(8);
            });
        },
        says: Says::DamagedInside,
    },
    Kind {
        name: "a page of zeroes",
        on: "closed",
        hurt: |dir, _, dice, _| {
            edit(&db(dir), |bytes| {
                let at = page(bytes, dice);
                bytes[at..at + PAGE].fill(0);
            });
        },
        says: Says::DamagedInside,
    },
    Kind {
        name: "two pages swapped",
        on: "closed",
        hurt: |dir, _, dice, _| {
            edit(&db(dir), |bytes| {
                let at = page(bytes, dice);
                let (front, back) = bytes.split_at_mut(at + PAGE);
                front[at..].swap_with_slice(&mut back[..PAGE]);
            });
        },
        says: Says::DamagedInside,
    },
    Kind {
        name: "cut by whole pages",
        on: "closed",
        hurt: |dir, _, dice, _| {
            edit(&db(dir), |bytes| bytes.truncate((1 + dice.below((bytes.len() / PAGE) as u64 - 1)) as usize * PAGE));
        },
        says: Says::Damaged(&[Part::Database]),
    },
    Kind {
        name: "cut within a page",
        on: "closed",
        hurt: |dir, _, dice, _| {
            edit(&db(dir), |bytes| {
                let pages = 1 + dice.below((bytes.len() / PAGE) as u64 - 1) as usize;
                bytes.truncate(pages * PAGE + 1 + dice.below(PAGE as u64 - 1) as usize);
            });
        },
        says: Says::Damaged(&[Part::Database]),
    },
    Kind {
        name: "cut to less than a page",
        on: "closed",
        hurt: |dir, _, dice, _| edit(&db(dir), |bytes| bytes.truncate(1 + dice.below(PAGE as u64 - 1) as usize)),
        says: Says::Damaged(&[Part::Database]),
    },
    Kind {
        name: "emptied, gone, or another file",
        on: "closed",
        hurt: |dir, _, dice, place| match place {
            0 => fs::write(db(dir), b"").unwrap(),
            1 => fs::remove_file(db(dir)).unwrap(),
            _ => {
                let junk: Vec<u8> = (0..PAGE + dice.below(90_000) as usize).map(|_| dice.below(256) as u8).collect();
                fs::write(db(dir), junk).unwrap();
            }
        },
        says: Says::Damaged(&[Part::Database]),
    },
    Kind {
        name: "one page of an earlier time",
        on: "closed",
        hurt: |dir, older, dice, _| {
            let old = fs::read(db(older)).unwrap();
            edit(&db(dir), |bytes| {
                let at = page(&old, dice);
                bytes[at..at + PAGE].copy_from_slice(&old[at..at + PAGE]);
            });
        },
        says: Says::OldPage,
    },
    Kind {
        name: "another vault's log",
        on: "closed",
        hurt: |dir, _, _, place| {
            let theirs = interrupted(10, 2 + place as i64);
            fs::copy(Paths::new(theirs.path()).wal(), Paths::new(dir).wal()).unwrap();
        },
        says: Says::Damaged(&[Part::WriteAheadLog, Part::Database]),
    },
    Kind {
        name: "a meaningless -shm beside it",
        on: "closed",
        hurt: |dir, _, dice, _| {
            let junk: Vec<u8> = (0..32_768).map(|_| dice.below(256) as u8).collect();
            fs::write(dir.join("vault.db-shm"), junk).unwrap();
        },
        says: Says::Whole,
    },
    Kind {
        name: "a log cut anywhere",
        on: "open",
        hurt: |dir, _, dice, _| {
            edit(&Paths::new(dir).wal(), |bytes| bytes.truncate(dice.below(bytes.len() as u64) as usize));
        },
        says: Says::Noticed,
    },
    Kind {
        name: "a flip in the log",
        on: "open",
        hurt: |dir, _, dice, _| {
            edit(&Paths::new(dir).wal(), |bytes| {
                let at = dice.below(bytes.len() as u64) as usize;
                bytes[at] ^= 1 << dice.below(8);
            });
        },
        says: Says::Noticed,
    },
];

/// Looks and checks, then opens; nothing may be changed by finding out, nor by a refusal.
fn judge(dir: &Path, says: Says, rows: i64, what: &str) {
    let before = contents(dir);
    let secret = if says == Says::WrongPassphrase { Passphrase::new(OTHER_WORDS) } else { words() };
    vault::diagnose(dir).unwrap_or_else(|error| panic!("{what}: a look from outside: {error:?}"));
    assert_eq!(contents(dir), before, "{what}: looking changes no byte");
    let checked = vault::check(dir, (&secret).into());
    assert_eq!(contents(dir), before, "{what}: checking changes no byte");
    let found = checked.as_ref().map(|found| found.iter().filter(|one| one.damage).count());
    let opened = vault::open(dir, (&secret).into(), &migrations());
    if let Err(error) = &opened {
        assert_eq!(contents(dir), before, "{what}: a refusal changes no byte");
        let wrong = error.to_string().contains("does not open");
        assert_eq!(wrong, says == Says::WrongPassphrase, "{what}: the sentence: {error}");
    }
    match (says, opened) {
        (Says::WrongPassphrase, Err(VaultError::WrongPassphrase)) => {
            assert!(matches!(checked, Err(VaultError::WrongPassphrase)), "{what}: the check says the same");
            let mut vault = vault::open(dir, (&words()).into(), &migrations()).expect("the right words open it");
            assert_eq!(count(&mut vault).unwrap(), (rows, rows), "{what}: and nothing was lost by trying");
        }
        (Says::Damaged(parts), Err(VaultError::Damaged { what: part, .. })) => {
            assert!(parts.contains(&part), "{what}: of {part:?}");
            assert!(found.unwrap() > 0, "{what}: the check finds it");
        }
        (Says::Whole, Ok(mut vault)) => {
            assert_eq!((found.unwrap(), count(&mut vault).unwrap()), (0, (rows, rows)), "{what}: whole");
        }
        (Says::DamagedInside, opened) => {
            assert!(found.unwrap() > 0, "{what}: the check finds it");
            let refused = matches!(opened, Err(VaultError::Damaged { what: Part::Database, passphrase_right: true }));
            assert!(opened.is_ok() || refused, "{what}");
        }
        (Says::Noticed, Ok(mut vault)) => {
            let (there, newest) = count(&mut vault).unwrap();
            assert_eq!(there, newest, "{what}: what is left is whole");
            assert_eq!(there < rows, vault.rolled_back(), "{what}: lost work is noticed, {there} of {rows}");
        }
        (Says::OldPage, Ok(_) | Err(VaultError::Damaged { what: Part::Database, passphrase_right: true })) => {}
        (_, opened) => panic!("{what}: {says:?} was expected, not {:?}", opened.err()),
    }
}

#[test]
fn every_kind_of_damage_in_twenty_places_gets_its_sentence() {
    const ROWS: i64 = 90;
    let older: TempDir = filled(60);
    let closed = copy(older.path());
    let mut vault = crate::support::open(closed.path());
    crate::support::fill(&mut vault, 61, ROWS);
    vault.close().unwrap();
    let open = interrupted(40, ROWS - 40);
    let mut dice = Dice(51);
    let mut walked = 0;
    for kind in KINDS {
        for place in 0..PLACES {
            let whole = if kind.on == "open" { open.path() } else { closed.path() };
            let dir = copy(whole);
            (kind.hurt)(dir.path(), older.path(), &mut dice, place);
            judge(dir.path(), kind.says, ROWS, &format!("{}, place {place}", kind.name));
            walked += 1;
        }
    }
    assert!(walked >= 15 * PLACES, "the whole table: {walked}");
}
