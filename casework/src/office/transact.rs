//! The one door: every change, local or arriving, goes through `transact` and is told only after COMMIT.

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    Part,
    bundle::SealedBody,
    change::ChangeRecord,
    document::{Content, Document, Edit},
    id::{BodyHash, ControlHash, EntryId, Incarnation, SeatId, SpaceId},
    sign::Signed,
    trust::{ControlEntry, ControlLog, Directory, TrustItem, TrustLevel},
};
use rusqlite::Transaction;

use super::{Desk, Office, Op, line};
use crate::{
    error::{Error, Result},
    store::{
        OrgRow, SpaceRow, author, body, change, control, journal, journal_life, organisation, part, partner_restored,
        space,
    },
    vault::VaultError,
    view,
};

/// What a change touched, so that a screen drops exactly those caches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "what", content = "id")]
pub enum Touched {
    /// A case, by id.
    Case(String),
    /// The list of cases.
    Cases,
    /// Partners and sharing status.
    Sharing,
    /// The team: its members and cohorts.
    Team,
}

/// What a verb gave, and what it touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// The answer.
    pub value: T,
    /// What changed.
    pub touched: Vec<Touched>,
}

/// A transaction at work: documents being edited, and the directory as it will be.
pub(crate) struct Tx<'a> {
    pub(crate) sql: &'a Transaction<'a>,
    pub(crate) desk: &'a Desk,
    pub(crate) directory: Directory,
    documents: BTreeMap<(SpaceRow, Part), Document>,
    changed: BTreeSet<(SpaceRow, Part)>,
    authors: BTreeMap<(SeatId, Incarnation), i64>,
    heads: BTreeMap<ControlHash, i64>,
    bodies: Vec<i64>,
    /// The case whose words for searching are not projected yet.
    to_index: Option<SpaceRow>,
    touched: Vec<Touched>,
    concerned: BTreeSet<SpaceRow>,
    about: String,
}

/// Parts kept in memory at most during one transaction; a large import writes them out as it goes.
const OPEN_DOCUMENTS: usize = 512;

impl Office {
    /// Runs a verb's writes as one transaction.
    pub(crate) fn transact<T: Send + 'static>(
        &self,
        op: Op,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Outcome<T>> {
        self.run(move |vault, desk| {
            if !op.works_when_full() && vault.is_short_of_room() {
                return Err(VaultError::DiskFull.into());
            }
            let before = &*desk;
            let (value, touched, directory) = vault.transaction(|sql| {
                let mut tx = Tx {
                    sql,
                    desk: before,
                    directory: before.directory.clone(),
                    documents: BTreeMap::new(),
                    changed: BTreeSet::new(),
                    authors: BTreeMap::new(),
                    heads: BTreeMap::new(),
                    bodies: Vec::new(),
                    to_index: None,
                    touched: Vec::new(),
                    concerned: BTreeSet::new(),
                    about: String::new(),
                };
                let end = journal::end(sql)?;
                let value = job(&mut tx)?;
                tx.flush()?;
                line::write(sql, before, op, &tx.about, tx.concerned.iter().copied())?;
                if journal::end(sql)? > end {
                    journal_life::begin(sql, &before.author.incarnation, end)?;
                }
                tracing::debug!(?op, "committing");
                Ok::<_, Error>((value, tx.touched, tx.directory))
            })?;
            desk.directory = directory;
            if op.is_audited() {
                line::written(desk);
            }
            let mut touched = touched;
            touched.sort();
            touched.dedup();
            Ok(Outcome { value, touched })
        })
    }
}

impl Tx<'_> {
    /// Notes that a screen must be drawn again.
    pub(crate) fn touch(&mut self, what: Touched) {
        self.touched.push(what);
    }

    /// How many cases were touched so far.
    pub(crate) fn cases_touched(&self) -> usize {
        let cases = self.touched.iter().filter(|touched| matches!(touched, Touched::Case(_)));
        cases.collect::<BTreeSet<_>>().len()
    }

    /// Notes that a part changed.
    pub(crate) fn touch_part(&mut self, row: SpaceRow, part: &Part) -> Result<()> {
        if space::kind_of(part) == space::TEAM {
            self.touch(Touched::Team);
            return Ok(());
        }
        self.touch(Touched::Cases);
        self.touch(Touched::Case(space::id(self.sql, row)?.to_string()));
        Ok(())
    }

    /// Notes that the act concerns a case, for the audit; writing in a case notes it by itself.
    pub(crate) fn concerns(&mut self, row: SpaceRow) {
        self.concerned.insert(row);
    }

    fn concerns_part(&mut self, row: SpaceRow, part: &Part) {
        if space::kind_of(part) == space::CASE {
            self.concerns(row);
        }
    }

    /// Notes what the act was about, for the audit: a stable word or an id, never what somebody wrote.
    pub(crate) fn about(&mut self, word: &str) {
        word.clone_into(&mut self.about);
    }

    /// Opens a new space of ours.
    pub(crate) fn open_space(&mut self, kind: &str) -> Result<(SpaceRow, SpaceId)> {
        let nonce: [u8; 16] = self.desk.random()?;
        let id = SpaceId::derive(&self.desk.org, &nonce);
        Ok((space::put(self.sql, &id, kind, Some(&nonce))?, id))
    }

    /// The control log of a part.
    pub(crate) fn log(&self, space: SpaceRow, part: &Part) -> Result<ControlLog> {
        control::restored(self.sql, space, space::id(self.sql, space)?, part)
    }

    /// Admits a control entry into the store, and journals it.
    pub(crate) fn keep_control(
        &mut self,
        row: SpaceRow,
        log: &mut ControlLog,
        signed: Signed<ControlEntry>,
        came_from: Option<OrgRow>,
    ) -> Result<crdt::trust::Admit> {
        let author =
            self.directory.author(&signed.value.seat).ok_or(Error::Inconsistent("author of a control entry"))?;
        let countersigners: Vec<_> =
            signed.value.countersignatures.iter().filter_map(|(seat, _)| self.directory.author(seat)).collect();
        let admitted = log.admit(signed.clone(), author, &countersigners)?;
        if admitted == crdt::trust::Admit::New {
            self.write_control(row, log, &signed, came_from)?;
        }
        Ok(admitted)
    }

    /// Stores an entry that `log` has just admitted, journals it and projects the circle.
    pub(crate) fn write_control(
        &mut self,
        row: SpaceRow,
        log: &ControlLog,
        signed: &Signed<ControlEntry>,
        came_from: Option<OrgRow>,
    ) -> Result<()> {
        self.concerns_part(row, &signed.value.part);
        let at_n = journal::add(
            self.sql,
            &journal::New {
                kind: journal::Kind::Control,
                space: Some(row),
                part: Some(signed.value.part.as_str()),
                about: None,
                came_from,
            },
        )?;
        journal::set_about(self.sql, at_n, control::put(self.sql, row, signed, at_n)?)?;
        if let Some(nonce) = signed.value.nonce
            && self.directory.org_of(&signed.value.seat) == Some(self.desk.org)
        {
            space::learn_nonce(self.sql, row, &nonce)?;
        }
        view::circle::project(self.sql, row, signed.value.part.as_str(), log)
    }

    /// The control log of a part that we are about to write in or share, opened when the space is ours.
    pub(crate) fn own_log(&mut self, row: SpaceRow, part: &Part) -> Result<ControlLog> {
        let mut log = self.log(row, part)?;
        if log.heads().is_empty() {
            let nonce = space::nonce(self.sql, row)?.ok_or(Error::NotAllowed(
                "Your organisation does not hold this part of the case. Ask the organisation that opened the case to share it.",
            ))?;
            let entry = log.open(&self.desk.signer(), nonce, &[], self.desk.now_seconds(), "")?;
            self.keep_control(row, &mut log, entry, None)?;
        }
        Ok(log)
    }

    /// Refuses to go on where our own organisation does not hold the part.
    pub(crate) fn must_hold(&mut self, row: SpaceRow, part: &Part) -> Result<()> {
        self.control_head(row, part).map(|_| ())
    }

    fn control_head(&mut self, row: SpaceRow, part: &Part) -> Result<ControlHash> {
        let org = self.desk.org;
        self.own_log(row, part)?
            .head_for(&org)
            .ok_or(Error::NotAllowed("Your organisation no longer holds this part of the case."))
    }

    /// The document of a part as this transaction sees it.
    pub(crate) fn document(&mut self, row: SpaceRow, part: &Part) -> Result<&mut Document> {
        let key = (row, part.clone());
        if !self.documents.contains_key(&key) {
            if self.documents.len() >= OPEN_DOCUMENTS {
                self.flush()?;
            }
            let loaded = part::load(self.sql, row, part.as_str())?.unwrap_or_default();
            self.documents.insert(key.clone(), loaded);
        }
        self.documents.get_mut(&key).ok_or(Error::Inconsistent("document"))
    }

    /// Keeps a document that the guard tried, saved and read, and projects it. The row of words for searching waits
    /// until the other parts of the case have come too.
    pub(crate) fn write_part(&mut self, row: SpaceRow, part: &Part, saved: &[u8], content: &Content) -> Result<()> {
        self.documents.remove(&(row, part.clone()));
        part::put(self.sql, row, part.as_str(), saved, &content.digest())?;
        view::project(self.sql, row, part, content)?;
        if let Some(other) = self.to_index.replace(row).filter(|other| *other != row) {
            self.project_whole(other)?;
        }
        Ok(())
    }

    /// Keeps a sealed body for the entry that the next edit of this space makes.
    pub(crate) fn seal(&mut self, row: SpaceRow, space: SpaceId, bytes: Vec<u8>) -> Result<BodyHash> {
        let body = SealedBody { space, salt: self.desk.random()?, bytes };
        let kept = body::put(self.sql, row, &body)?.ok_or(Error::Inconsistent("body"))?;
        self.bodies.push(kept);
        Ok(body.hash())
    }

    /// One typed edit of one part, as one signed change.
    pub(crate) fn edit(
        &mut self,
        row: SpaceRow,
        part: &Part,
        build: impl FnOnce(&Document, &mut Edit) -> Result<()>,
    ) -> Result<Vec<EntryId>> {
        let head = self.control_head(row, part)?;
        let id = space::id(self.sql, row)?;
        let desk = self.desk;
        let actor = desk.author.actor(&id, part);
        let document = self.document(row, part)?;
        let mut edit = Edit::new();
        build(document, &mut edit)?;
        if edit.is_empty() {
            return Ok(Vec::new());
        }
        let committed = document.commit(&actor, desk.now(), &edit)?;
        self.changed.insert((row, part.clone()));
        let record = desk.author.sign(id, part.clone(), &committed.change, head);
        let mut bodies = std::mem::take(&mut self.bodies).into_iter();
        self.keep_change(row, &record, bodies.next(), None)?;
        for body in bodies {
            self.journal_body(row, part, body, None)?;
        }
        self.touch(if space::kind_of(part) == space::TEAM { Touched::Team } else { Touched::Case(id.to_string()) });
        Ok(committed.entries)
    }

    /// Keeps a change record and journals it, with the row of the body that it brings; gives its position.
    pub(crate) fn keep_change(
        &mut self,
        row: SpaceRow,
        record: &ChangeRecord,
        body: Option<i64>,
        came_from: Option<OrgRow>,
    ) -> Result<i64> {
        self.concerns_part(row, &record.part);
        let new = journal::New {
            kind: journal::Kind::Change,
            space: Some(row),
            part: Some(record.part.as_str()),
            about: body,
            came_from,
        };
        let n = journal::add(self.sql, &new)?;
        let author = self.author(record)?;
        let head = self.head(&record.control_head)?;
        change::put(self.sql, n, record, author, head)?;
        Ok(n)
    }

    /// The row of the control entry that a record names; those of one part mostly name the same.
    fn head(&mut self, hash: &ControlHash) -> Result<i64> {
        if let Some(row) = self.heads.get(hash) {
            return Ok(*row);
        }
        let row = control::row(self.sql, hash)?.ok_or(Error::Inconsistent("control head of a change"))?;
        self.heads.insert(*hash, row);
        Ok(row)
    }

    /// The row of a record's author; records arrive in long runs of one author.
    fn author(&mut self, record: &ChangeRecord) -> Result<i64> {
        let key = (record.seat, record.incarnation);
        if let Some(author) = self.authors.get(&key) {
            return Ok(*author);
        }
        let author = author::put(self.sql, &record.seat, &record.incarnation)?;
        self.authors.insert(key, author);
        Ok(author)
    }

    /// Journals the body in a row that came later than its change.
    pub(crate) fn journal_body(
        &mut self,
        row: SpaceRow,
        part: &Part,
        body: i64,
        came_from: Option<OrgRow>,
    ) -> Result<()> {
        self.concerns_part(row, part);
        let new = journal::New {
            kind: journal::Kind::Body,
            space: Some(row),
            part: Some(part.as_str()),
            about: Some(body),
            came_from,
        };
        journal::add(self.sql, &new).map(|_| ())
    }

    /// Adds a statement about an organisation to the directory and the store; journals it when it is news.
    pub(crate) fn keep_trust(&mut self, item: TrustItem, level: TrustLevel, came_from: Option<OrgRow>) -> Result<()> {
        let org = item.org();
        let admitted = match self.directory.add(item.clone(), level) {
            Err(crdt::Error::Equivocation) => {
                // Two contents of one version: no longer trusted, also after a restart.
                organisation::set_level(self.sql, &org, TrustLevel::Distrusted)?;
                self.touch(Touched::Sharing);
                return Err(crdt::Error::Equivocation.into());
            }
            done => done?,
        };
        if matches!(admitted, crdt::trust::Admission::Known | crdt::trust::Admission::Older) {
            return Ok(());
        }
        organisation::put_item(self.sql, &item, level, self.desk.now())?;
        if admitted == crdt::trust::Admission::EpochRaised {
            // It stops nothing: the root that signed is the one we met. A person confirms it by telephone.
            let epoch =
                self.directory.organisation(&org).and_then(|held| held.device_list()).map_or(0, |list| list.epoch);
            let ours = org == self.desk.org;
            partner_restored::put(self.sql, organisation::row(self.sql, &org)?, epoch, ours, self.desk.now())?;
        }
        journal::add_trust(self.sql, &org, came_from)?;
        self.touch(Touched::Sharing);
        Ok(())
    }

    /// Writes out the documents edited so far and projects them.
    pub(crate) fn flush(&mut self) -> Result<()> {
        let changed = std::mem::take(&mut self.changed);
        for ((row, part), document) in std::mem::take(&mut self.documents) {
            if changed.contains(&(row, part.clone())) {
                self.write_part(row, &part, &document.save(), &document.content()?)?;
            }
        }
        self.to_index.take().map_or(Ok(()), |row| self.project_whole(row))
    }

    /// What is projected of a case once all its parts have come.
    fn project_whole(&mut self, row: SpaceRow) -> Result<()> {
        for other in view::project_whole(self.sql, row)?.into_iter().filter(|other| *other != row) {
            self.touch(Touched::Case(space::id(self.sql, other)?.to_string()));
        }
        Ok(())
    }
}
