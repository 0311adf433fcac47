//! Gathering what a partner may have and has not received: a walk over our journal.

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    Part,
    bundle::{Contents, SealedBody},
    change::ChangeRecord,
    id::{ControlHash, OrgId, SeatId},
    sign::Signed,
    trust::{ControlEntry, ControlLog, TrustItem},
};
use rusqlite::params;

use crate::{
    error::{Error, Result},
    office::Tx,
    store::{SpaceRow, applied, body, change, control, journal, organisation, space},
    view::circle,
};

/// Content of about this many bytes goes into one bundle; mail should carry it (under 20 MB once encrypted).
const BUNDLE_BYTES: usize = 12 * 1024 * 1024;

/// A range of our journal, and what of it a partner gets.
pub(super) struct Gathered {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) contents: Contents,
    pub(super) cases: BTreeSet<SpaceRow>,
}

pub(super) struct Gathering<'t, 'a> {
    tx: &'t Tx<'a>,
    org: OrgId,
    skip_from: Option<i64>,
    logs: BTreeMap<(SpaceRow, Part), ControlLog>,
    whole: BTreeSet<(SpaceRow, Part)>,
    seen: BTreeSet<[u8; 32]>,
    now: Gathered,
    bytes: usize,
    done: Vec<Gathered>,
}

impl<'t, 'a> Gathering<'t, 'a> {
    pub(super) fn new(tx: &'t Tx<'a>, org: OrgId, from: i64) -> Result<Self> {
        // What a one-laptop partner sent us it need not get back. One that ever had more laptops, or a vault that was
        // put back, may: the other laptop may meet only us, and a vault put back has lost what it wrote since.
        let seats = tx.directory.items(&org).iter().filter(|item| matches!(item, TrustItem::Certificate(_))).count();
        let alone = seats < 2 && applied::of_org(tx.sql, &org)?.len() < 2;
        let skip_from = if alone { organisation::find(tx.sql, &org)? } else { None };
        Ok(Self {
            tx,
            org,
            skip_from,
            logs: BTreeMap::new(),
            whole: BTreeSet::new(),
            seen: BTreeSet::new(),
            now: empty(from),
            bytes: 0,
            done: Vec::new(),
        })
    }

    /// Walks the journal to `to`. Gives at least one range, even when it is empty of content.
    pub(super) fn walk(mut self, to: i64) -> Result<Vec<Gathered>> {
        let from = self.now.from;
        journal::range(self.tx.sql, from, to, |row| self.take(&row))?;
        self.now.to = to;
        self.done.push(std::mem::replace(&mut self.now, empty(to)));
        for gathered in &mut self.done {
            add_trust(self.tx, &self.org, &mut gathered.contents);
        }
        Ok(self.done)
    }

    fn take(&mut self, row: &journal::Row) -> Result<()> {
        let skipped = row.came_from.is_some() && row.came_from == self.skip_from;
        match (row.kind, row.space, row.part.as_deref()) {
            (journal::Kind::Trust, _, _) => self.take_trust(row.org.as_deref().unwrap_or_default())?,
            (journal::Kind::Control, Some(space), Some(part))
                if !skipped || self.wrote_before(space, part, row.n)? =>
            {
                self.take_control(space, part, row.about)?;
            }
            (kind, Some(space), Some(part)) if !skipped && circle::holds(self.tx.sql, space, part, &self.org)? => {
                if kind == journal::Kind::Change
                    && let Some(record) = change::at(self.tx.sql, row.n)?
                {
                    self.push_change(space, record);
                }
                if let Some(body) = row.about
                    && let Some(body) = body::at(self.tx.sql, body, space::id(self.tx.sql, space)?)?
                {
                    self.push_body(body);
                }
            }
            _ => {}
        }
        if self.bytes > BUNDLE_BYTES {
            self.now.to = row.n;
            self.done.push(std::mem::replace(&mut self.now, empty(row.n)));
            self.bytes = 0;
        }
        Ok(())
    }

    /// Our own organisation's statements travel when they changed; those of authors travel with their records. Our
    /// own other laptops hear of every partner.
    fn take_trust(&mut self, org: &[u8]) -> Result<()> {
        let org = OrgId::from_slice(org)?;
        if org == self.tx.desk.org || self.org == self.tx.desk.org {
            let items = self.tx.directory.items(&org);
            self.now
                .contents
                .trust
                .extend(items.into_iter().filter(|item| !self.now.contents.trust.contains(item)).collect::<Vec<_>>());
        }
        Ok(())
    }

    fn log(&mut self, space: SpaceRow, part: &Part) -> Result<&ControlLog> {
        let key = (space, part.clone());
        if !self.logs.contains_key(&key) {
            let log = self.tx.log(space, part)?;
            self.logs.insert(key.clone(), log);
        }
        self.logs.get(&key).ok_or(Error::Inconsistent("log"))
    }

    fn take_control(&mut self, space: SpaceRow, part: &str, about: Option<i64>) -> Result<()> {
        let part = Part::new(part)?;
        let Some(signed) = about.map(|row| control::at(self.tx.sql, row)).transpose()?.flatten() else { return Ok(()) };
        let hash = ControlEntry::hash(&signed);
        let org = self.org;
        let log = self.log(space, &part)?;
        if !log.was_ever_member(&org) {
            return Ok(());
        }
        if log.adds(&hash, &org) {
            self.take_part(space, &part)?;
        } else if self.concerns(space, &part, &hash)? {
            self.push_control(space, signed);
        }
        Ok(())
    }

    /// Whether a part held something here that our partner did not send us, before a position of our journal. A vault
    /// that was put back hears from the partner itself that it holds a part: what was written in between is for it.
    fn wrote_before(&self, space: SpaceRow, part: &str, n: i64) -> Result<bool> {
        let mut query = self.tx.sql.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE kind = 3 AND space = ?1 AND part = ?2 AND n < ?3 AND came_from IS NOT ?4)",
        )?;
        Ok(query.query_row(params![space, part, n, self.skip_from], |row| row.get(0))?)
    }

    /// Whether an entry is for our partner to know: all are while it holds the part. Once it has left, those up to its
    /// leaving; who came later is not for it, until it comes in again.
    fn concerns(&mut self, space: SpaceRow, part: &Part, hash: &ControlHash) -> Result<bool> {
        let org = self.org;
        if circle::holds(self.tx.sql, space, part.as_str(), &org)? {
            return Ok(true);
        }
        Ok(self.log(space, part)?.leads_to(hash, &org))
    }

    fn push_control(&mut self, space: SpaceRow, signed: Signed<ControlEntry>) {
        if self.seen.insert(ControlEntry::hash(&signed).0) {
            self.bytes += signed.payload.len() + 70;
            self.count(space, &signed.value.part);
            self.now.contents.control.push(signed);
        }
    }

    /// Whoever gets a part gets its whole history.
    fn take_part(&mut self, space: SpaceRow, part: &Part) -> Result<()> {
        if !self.whole.insert((space, part.clone())) {
            return Ok(());
        }
        for signed in control::entries(self.tx.sql, space, part.as_str())? {
            if self.concerns(space, part, &ControlEntry::hash(&signed))? {
                self.push_control(space, signed);
            }
        }
        if !circle::holds(self.tx.sql, space, part.as_str(), &self.org)? {
            return Ok(());
        }
        for record in change::of_part(self.tx.sql, space, part.as_str())? {
            self.push_change(space, record);
        }
        let mut query = self.tx.sql.prepare_cached("SELECT body FROM sealed_view WHERE space = ?1 AND part = ?2")?;
        let bodies = query
            .query_map(params![space, part.as_str()], |row| row.get::<_, Vec<u8>>(0))?
            .collect::<std::result::Result<Vec<_>, _>>()?;
        bodies.iter().try_for_each(|hash| self.take_body(space, hash))
    }

    fn push_change(&mut self, space: SpaceRow, record: ChangeRecord) {
        if self.seen.insert(record.hash.0) {
            self.bytes += record.raw.len() + 80;
            self.count(space, &record.part);
            self.now.contents.changes.push(record);
        }
    }

    fn count(&mut self, row: SpaceRow, part: &Part) {
        if space::kind_of(part) == space::CASE {
            self.now.cases.insert(row);
        }
    }

    fn take_body(&mut self, row: SpaceRow, hash: &[u8]) -> Result<()> {
        let id = space::id(self.tx.sql, row)?;
        body::get(self.tx.sql, row, id, hash)?.into_iter().for_each(|body| self.push_body(body));
        Ok(())
    }

    fn push_body(&mut self, body: SealedBody) {
        if self.seen.insert(body.hash().0) {
            self.bytes += body_bytes(&body);
            self.now.contents.bodies.push(body);
        }
    }
}

fn body_bytes(body: &SealedBody) -> usize {
    body.bytes.len() + 20
}

fn empty(at: i64) -> Gathered {
    Gathered { from: at, to: at, contents: Contents::default(), cases: BTreeSet::new() }
}

/// A reader may not know the authors yet: their organisations' statements travel with their records.
fn add_trust(tx: &Tx<'_>, to: &OrgId, contents: &mut Contents) {
    let authors = contents
        .changes
        .iter()
        .map(|record| record.seat)
        .chain(contents.control.iter().map(|signed| signed.value.seat));
    let seats: BTreeSet<SeatId> = authors.collect();
    let mut orgs: BTreeSet<OrgId> = seats.iter().filter_map(|seat| tx.directory.org_of(seat)).collect();
    orgs.extend(contents.control.iter().flat_map(|signed| signed.value.members.iter().copied()));
    // Of its own seats a reader knows all; but not of those on no list that we hold, or no longer: a vault that was
    // restored has forgotten every seat that was admitted after its backup.
    let strangers = |seat: &SeatId| {
        let active = tx.directory.organisation(to).and_then(|held| held.device_list()).map(|list| list.is_active(seat));
        tx.directory.org_of(seat) == Some(*to) && active != Some(true)
    };
    if !seats.iter().any(strangers) {
        orgs.remove(to);
    }
    for org in orgs {
        for item in tx.directory.items(&org) {
            if !contents.trust.contains(&item) {
                contents.trust.push(item);
            }
        }
    }
}
