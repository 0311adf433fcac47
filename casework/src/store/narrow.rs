//! The move of the kept tables into narrow rows (`migrations/0004_narrow.sql`).

use crdt::{
    id::BodyHash,
    pack::{Kind, pack},
};
use rusqlite::{Row, Transaction, params};
use rusqlite_migration::HookResult;

use super::short;

const RENAME: &str = "
    DROP TABLE change; DROP TABLE journal; DROP TABLE body; DROP TABLE control; DROP TABLE part;
    ALTER TABLE narrow_journal RENAME TO journal;
    ALTER TABLE narrow_control RENAME TO control;
    ALTER TABLE narrow_change RENAME TO change;
    ALTER TABLE narrow_body RENAME TO body;
    ALTER TABLE narrow_part RENAME TO part;
    CREATE INDEX journal_of_part ON journal (space, part) WHERE kind = 3;
    CREATE INDEX control_of_part ON control (space, part);
    CREATE INDEX control_by_short ON control (short);
    CREATE INDEX change_by_short ON change (short);
    CREATE INDEX body_by_short ON body (short);
    CREATE UNIQUE INDEX part_of_space ON part (space, part);";

fn blob<'r>(row: &'r Row<'_>, index: usize) -> rusqlite::Result<&'r [u8]> {
    Ok(row.get_ref(index)?.as_blob()?)
}

/// Moves every row and gives the new tables their names.
pub(super) fn fill(tx: &Transaction<'_>) -> HookResult {
    controls(tx)?;
    bodies(tx)?;
    // Bodies are found by their whole hash once, before the tables change places.
    tx.execute_batch(
        "INSERT INTO narrow_journal (n, kind, space, part, org, about, came_from)
         SELECT j.n, j.kind, j.space, j.part, CASE j.kind WHEN 1 THEN j.ref END,
                CASE j.kind WHEN 2 THEN (SELECT k.n FROM control k WHERE k.hash = j.ref)
                            WHEN 3 THEN (SELECT b.n FROM moved_body b WHERE b.space = j.space AND b.hash = j.body)
                            WHEN 4 THEN (SELECT b.n FROM moved_body b WHERE b.space = j.space AND b.hash = j.ref) END,
                j.came_from
         FROM journal j ORDER BY j.n;
         DROP TABLE moved_body;",
    )?;
    changes(tx)?;
    parts(tx)?;
    tx.execute_batch(RENAME)?;
    Ok(())
}

fn controls(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rows = tx.prepare("SELECT n, space, part, hash, at_n, signed FROM control ORDER BY n")?;
    let mut rows = rows.query([])?;
    let mut put =
        tx.prepare("INSERT INTO narrow_control (n, space, part, short, at_n, signed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    while let Some(row) = rows.next()? {
        put.execute(params![
            row.get::<_, i64>(0)?,
            row.get::<_, i64>(1)?,
            row.get_ref(2)?.as_str()?,
            short(blob(row, 3)?),
            row.get::<_, i64>(4)?,
            pack(Kind::Control, blob(row, 5)?)
        ])?;
    }
    Ok(())
}

fn bodies(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(
        "CREATE TEMP TABLE moved_body (space INTEGER, hash BLOB, n INTEGER, PRIMARY KEY (space, hash)) WITHOUT ROWID",
    )?;
    let mut rows = tx.prepare("SELECT space, hash, salt, bytes FROM body ORDER BY space, hash")?;
    let mut rows = rows.query([])?;
    let mut put = tx.prepare("INSERT INTO narrow_body (space, short, salt, bytes) VALUES (?1, ?2, ?3, ?4)")?;
    let mut note = tx.prepare("INSERT INTO moved_body (space, hash, n) VALUES (?1, ?2, ?3)")?;
    while let Some(row) = rows.next()? {
        let (space, hash): (i64, &[u8]) = (row.get(0)?, blob(row, 1)?);
        debug_assert_eq!(hash.len(), BodyHash::LEN, "a whole hash");
        put.execute(params![space, short(hash), blob(row, 2)?, pack(Kind::Body, blob(row, 3)?)])?;
        note.execute(params![space, hash, tx.last_insert_rowid()])?;
    }
    Ok(())
}

fn changes(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rows =
        tx.prepare("SELECT at_n, hash, author, control, generation, signature, raw FROM change ORDER BY at_n")?;
    let mut rows = rows.query([])?;
    let mut put = tx.prepare(
        "INSERT INTO narrow_change (n, short, author, control, generation, signature, raw)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    while let Some(row) = rows.next()? {
        put.execute(params![
            row.get::<_, i64>(0)?,
            short(blob(row, 1)?),
            row.get::<_, i64>(2)?,
            row.get::<_, i64>(3)?,
            row.get::<_, i64>(4)?,
            blob(row, 5)?,
            pack(Kind::Change, blob(row, 6)?)
        ])?;
    }
    Ok(())
}

fn parts(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rows = tx.prepare("SELECT space, part, content, document FROM part ORDER BY space, part")?;
    let mut rows = rows.query([])?;
    let mut put = tx.prepare("INSERT INTO narrow_part (space, part, content, document) VALUES (?1, ?2, ?3, ?4)")?;
    while let Some(row) = rows.next()? {
        put.execute(params![
            row.get::<_, i64>(0)?,
            row.get_ref(1)?.as_str()?,
            blob(row, 2)?,
            pack(Kind::Document, blob(row, 3)?)
        ])?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crdt::{
        Part,
        bundle::SealedBody,
        change::Author,
        document::{Document, Edit, Value},
        id::{ControlHash, Incarnation, SeatId, SpaceId},
        sign::{SignKey, Signed},
        trust::{ControlEntry, ControlLog, Signer},
    };
    use rusqlite::{Connection, params};

    use crate::store::{body, change, control, journal, migrations, part};

    const BEFORE: usize = 3;

    #[test]
    fn a_vault_of_before_keeps_every_record() {
        let mut sql = Connection::open_in_memory().unwrap();
        let all = migrations();
        all.to_version(&mut sql, BEFORE).unwrap();
        // One part of one case, as the version before wrote it.
        let key = SignKey::from_bytes([7; 32]);
        let seat = SeatId::of(&key.verify_key());
        let org = crdt::id::OrgId([3; 16]);
        let nonce = [5; 16];
        let space = SpaceId::derive(&org, &nonce);
        let signer = Signer { org, seat, key: &key };
        let entry: Signed<ControlEntry> =
            ControlLog::new(space, Part::CORE).open(&signer, nonce, &[], 5, "direct care").unwrap();
        let head: ControlHash = ControlEntry::hash(&entry);
        let author = Author { seat, key: SignKey::from_bytes([7; 32]), incarnation: Incarnation([9; 16]) };
        let mut document = Document::new();
        let mut edit = Edit::new();
        edit.put("headline", Value::from("Fell twice"));
        let made = document.commit(&author.actor(&space, &Part::CORE), 5, &edit).unwrap();
        let record = author.sign(space, Part::CORE, &made.change, head);
        let text = SealedBody { space, salt: [4; 16], bytes: vec![1; 50] };
        let late = SealedBody { space, salt: [5; 16], bytes: b"came later".to_vec() };
        sql.execute_batch(
            "INSERT INTO organisation (n, org, trust, since, profile) VALUES (1, x'01', 'own', 0, x'01')",
        )
        .unwrap();
        sql.execute("INSERT INTO space (n, space, kind) VALUES (1, ?1, 'case')", [space.0]).unwrap();
        sql.execute("INSERT INTO author (n, seat, incarnation) VALUES (1, ?1, ?2)", params![seat.0, [9u8; 16]])
            .unwrap();
        sql.execute(
            "INSERT INTO control (n, space, part, hash, signed, at_n) VALUES (6, 1, 'core', ?1, ?2, 2)",
            params![head.0, crdt::codec::encode(&entry)],
        )
        .unwrap();
        sql.execute(
            "INSERT INTO change (space, part, hash, author, control, generation, signature, raw, at_n)
             VALUES (1, 'core', ?1, 1, 6, 0, ?2, ?3, 3)",
            params![record.hash.0, record.signature.0, record.raw],
        )
        .unwrap();
        sql.execute(
            "INSERT INTO part (space, part, document, content) VALUES (1, 'core', ?1, ?2)",
            params![document.save(), [8u8; 32]],
        )
        .unwrap();
        for kept in [&text, &late] {
            sql.execute(
                "INSERT INTO body (space, hash, salt, bytes) VALUES (1, ?1, ?2, ?3)",
                params![kept.hash().0, kept.salt, kept.bytes],
            )
            .unwrap();
        }
        let journalled = [
            (1, Vec::from([1]), None),
            (2, head.0.to_vec(), None),
            (3, record.hash.0.to_vec(), Some(text.hash().0)),
            (4, late.hash().0.to_vec(), None),
        ];
        for (kind, about, brought) in journalled {
            let place = (kind > 1).then_some((1, "core"));
            sql.execute(
                "INSERT INTO journal (kind, space, part, ref, body, came_from) VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
                params![kind, place.map(|(row, _)| row), place.map(|(_, part)| part), about, brought],
            )
            .unwrap();
        }

        all.to_latest(&mut sql).unwrap();

        assert_eq!(change::of_part(&sql, 1, "core").unwrap(), std::slice::from_ref(&record), "the signed record");
        assert_eq!(change::position(&sql, 1, "core", &record.hash.0).unwrap(), Some(3), "at its position");
        assert_eq!(control::entries(&sql, 1, "core").unwrap(), std::slice::from_ref(&entry), "the signed entry");
        assert_eq!((control::row(&sql, &head).unwrap(), control::position(&sql, &head).unwrap()), (Some(6), 2));
        for kept in [&text, &late] {
            assert_eq!(body::get(&sql, 1, space, &kept.hash().0).unwrap().as_ref(), Some(kept), "both texts");
        }
        assert_eq!(part::load(&sql, 1, "core").unwrap().unwrap().heads(), document.heads(), "the document");
        let mut rows = Vec::new();
        journal::range(&sql, 0, 10, |row| {
            rows.push((row.n, row.org, row.about));
            Ok(())
        })
        .unwrap();
        let bodies: Vec<_> = [rows.remove(2), rows.remove(2)]
            .map(|(n, _, about)| (n, body::at(&sql, about.unwrap(), space).unwrap().unwrap().bytes))
            .into();
        assert_eq!(bodies, [(3, text.bytes), (4, late.bytes)], "each text where it was told of");
        assert_eq!(rows, [(1, Some(vec![1]), None), (2, None, Some(6))], "and the rest in order");
    }
}
