//! The joined entries of one control log and what they say together.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Error, Part,
    id::{ControlHash, OrgId, SeatId, SpaceId},
    sign::{Signed, VerifyKey},
    trust::{Certificate, ControlEntry},
};

/// What admitting an entry did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admit {
    /// It is now part of the log.
    New,
    /// It was part of it already.
    Known,
    /// It waits for these parents; park it.
    Missing(Vec<ControlHash>),
}

/// A set of earlier entries, one bit for each in the order of admission.
#[derive(Debug, Clone, Default)]
struct Past(Vec<u64>);

impl Past {
    fn insert(&mut self, index: usize) {
        if self.0.len() <= index / 64 {
            self.0.resize(index / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    fn contains(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }
}

/// A control entry whose own signature was verified; only verifying makes one.
#[derive(Debug, Clone)]
pub struct Vouched {
    signed: Signed<ControlEntry>,
    by: VerifyKey,
}

impl Vouched {
    /// Verifies an entry by the certificate of the seat it names.
    ///
    /// # Errors
    /// `BadSignature`.
    pub fn verify(signed: Signed<ControlEntry>, author: &Certificate) -> Result<Self, Error> {
        if signed.value.seat != author.seat {
            return Err(Error::BadSignature("the control entry names another seat"));
        }
        signed.verify(&author.sign_key)?;
        Ok(Self { signed, by: author.sign_key })
    }

    /// The entry.
    #[must_use]
    pub const fn signed(&self) -> &Signed<ControlEntry> {
        &self.signed
    }
}

#[derive(Debug, Clone)]
struct Node {
    hash: ControlHash,
    entry: Signed<ControlEntry>,
    added: BTreeSet<OrgId>,
    removed: BTreeSet<OrgId>,
    sets_steward: bool,
    past: Past,
}

/// The state at a set of heads.
pub(super) struct State {
    pub(super) members: BTreeSet<OrgId>,
    pub(super) steward: Option<OrgId>,
    past: Past,
}

/// The log of one part of one space: a graph of admitted entries.
///
/// What it says depends only on which entries it holds, never on the order they came in.
#[derive(Debug, Clone)]
pub struct ControlLog {
    pub(super) space: SpaceId,
    pub(super) part: Part,
    nodes: Vec<Node>,
    index: BTreeMap<ControlHash, usize>,
    heads: BTreeSet<ControlHash>,
}

impl ControlLog {
    /// An empty log.
    #[must_use]
    pub const fn new(space: SpaceId, part: Part) -> Self {
        Self { space, part, nodes: Vec::new(), index: BTreeMap::new(), heads: BTreeSet::new() }
    }

    /// Admits a signed entry. `author` is the certificate of the seat it names; `countersigners` those of the seats
    /// in its countersignatures, as far as known (only needed when stewardship changes).
    ///
    /// # Errors
    /// `Malformed`, `TooLarge`, `BadSignature`, `NotAllowed`.
    pub fn admit(
        &mut self,
        signed: Signed<ControlEntry>,
        author: &Certificate,
        countersigners: &[&Certificate],
    ) -> Result<Admit, Error> {
        let entry = &signed.value;
        if entry.space != self.space || entry.part != self.part {
            return Err(Error::Malformed("the control entry is for another part"));
        }
        let hash = ControlEntry::hash(&signed);
        if self.index.contains_key(&hash) {
            return Ok(Admit::Known);
        }
        Vouched::verify(signed, author).and_then(|vouched| self.admit_vouched(vouched, author, countersigners))
    }

    /// Admits an entry whose signature was verified, perhaps on another thread. `author` and `countersigners` as for
    /// [`ControlLog::admit`].
    ///
    /// # Errors
    /// `Malformed`, `TooLarge`, `BadSignature`, `NotAllowed`.
    pub fn admit_vouched(
        &mut self,
        vouched: Vouched,
        author: &Certificate,
        countersigners: &[&Certificate],
    ) -> Result<Admit, Error> {
        let Vouched { signed, by } = vouched;
        let entry = &signed.value;
        if entry.space != self.space || entry.part != self.part {
            return Err(Error::Malformed("the control entry is for another part"));
        }
        if by != author.sign_key {
            return Err(Error::BadSignature("the control entry was verified for another key"));
        }
        let hash = ControlEntry::hash(&signed);
        if self.index.contains_key(&hash) {
            return Ok(Admit::Known);
        }
        ControlEntry::check_shape(&signed)?;
        let missing: Vec<_> = entry.parents.iter().filter(|parent| !self.index.contains_key(parent)).copied().collect();
        if !missing.is_empty() {
            return Ok(Admit::Missing(missing));
        }
        let before = self.state_at(entry.parents.iter());
        let approving = countersigning_orgs(entry, countersigners)?;
        check_rules(entry, &before, author.org, &approving)?;
        self.place(hash, signed, before);
        Ok(Admit::New)
    }

    /// Places an entry that was admitted when it was stored, without judging it again: the vault authenticates its own
    /// pages. Hand in parents before children.
    ///
    /// # Errors
    /// `Malformed` when it is for another part or a parent is missing.
    pub fn restore(&mut self, signed: Signed<ControlEntry>) -> Result<(), Error> {
        let entry = &signed.value;
        let fits = entry.space == self.space && entry.part == self.part;
        if !fits || !entry.parents.iter().all(|parent| self.index.contains_key(parent)) {
            return Err(Error::Malformed("a stored control entry does not fit its log"));
        }
        let before = self.state_at(entry.parents.iter());
        let hash = ControlEntry::hash(&signed);
        if !self.index.contains_key(&hash) {
            self.place(hash, signed, before);
        }
        Ok(())
    }

    fn place(&mut self, hash: ControlHash, signed: Signed<ControlEntry>, before: State) {
        let after: BTreeSet<_> = signed.value.members.iter().copied().collect();
        for parent in &signed.value.parents {
            self.heads.remove(parent);
        }
        self.heads.insert(hash);
        self.index.insert(hash, self.nodes.len());
        self.nodes.push(Node {
            hash,
            added: after.difference(&before.members).copied().collect(),
            removed: before.members.difference(&after).copied().collect(),
            sets_steward: before.steward != Some(signed.value.steward),
            past: before.past,
            entry: signed,
        });
    }

    fn node(&self, hash: &ControlHash) -> Option<(usize, &Node)> {
        self.index.get(hash).and_then(|index| self.nodes.get(*index).map(|node| (*index, node)))
    }

    /// Joins the states of some entries: a member is whoever has an addition that no removal follows or rivals.
    pub(super) fn state_at<'a>(&self, heads: impl Iterator<Item = &'a ControlHash>) -> State {
        let mut past = Past::default();
        let mut tips = Vec::new();
        for (index, node) in heads.filter_map(|hash| self.node(hash)) {
            past.join(&node.past);
            past.insert(index);
            tips.push(node);
        }
        if let [only] = tips.as_slice() {
            // The state at one entry is what it says: its member set is the join of its parents and its own delta.
            let members = only.entry.value.members.iter().copied().collect();
            return State { members, steward: Some(only.entry.value.steward), past };
        }
        let within = || self.nodes.iter().enumerate().filter(|(index, _)| past.contains(*index));
        let mut members = BTreeSet::new();
        for (_, node) in within() {
            for org in &node.added {
                let stands = within().all(|(index, other)| !other.removed.contains(org) || node.past.contains(index));
                if stands {
                    members.insert(*org);
                }
            }
        }
        let steward = within()
            .filter(|(_, node)| node.sets_steward)
            .filter(|(index, _)| !within().any(|(_, later)| later.sets_steward && later.past.contains(*index)))
            .min_by_key(|(_, node)| node.hash)
            .map(|(_, node)| node.entry.value.steward);
        State { members, steward, past }
    }

    pub(super) fn now(&self) -> State {
        self.state_at(self.heads.iter())
    }

    /// The entries that no other entry follows, ascending.
    #[must_use]
    pub fn heads(&self) -> Vec<ControlHash> {
        self.heads.iter().copied().collect()
    }

    /// Who holds the part now.
    #[must_use]
    pub fn members(&self) -> BTreeSet<OrgId> {
        self.now().members
    }

    /// Who held the part in the eyes of an entry's author; `None` for an entry not in the log.
    #[must_use]
    pub fn members_at(&self, head: &ControlHash) -> Option<BTreeSet<OrgId>> {
        self.node(head).map(|(_, node)| node.entry.value.members.iter().copied().collect())
    }

    /// The organisation that may remove others; of rival hand-overs the one with the smallest hash counts.
    #[must_use]
    pub fn steward(&self) -> Option<OrgId> {
        self.now().steward
    }

    /// Whether any entry ever added an organisation.
    #[must_use]
    pub fn was_ever_member(&self, org: &OrgId) -> bool {
        self.nodes.iter().any(|node| node.added.contains(org))
    }

    /// Whether an entry let an organisation in that did not hold the part where its author stood.
    #[must_use]
    pub fn adds(&self, hash: &ControlHash, org: &OrgId) -> bool {
        self.node(hash).is_some_and(|(_, node)| node.added.contains(org))
    }

    /// Whether an entry is one that let an organisation in or took it out, or comes before one that did: what it must
    /// know of the log once it holds the part no longer.
    #[must_use]
    pub fn leads_to(&self, hash: &ControlHash, org: &OrgId) -> bool {
        let Some((index, _)) = self.node(hash) else { return false };
        let about = |node: &Node| node.added.contains(org) || node.removed.contains(org);
        self.nodes.iter().enumerate().any(|(at, node)| about(node) && (at == index || node.past.contains(index)))
    }

    /// The head that an author of `org` cites: the smallest one in whose state it is a member. `None` when it holds
    /// the part no longer.
    #[must_use]
    pub fn head_for(&self, org: &OrgId) -> Option<ControlHash> {
        if !self.members().contains(org) {
            return None;
        }
        self.heads
            .iter()
            .find(|head| self.node(head).is_some_and(|(_, node)| node.entry.value.members.contains(org)))
            .copied()
    }

    /// One admitted entry.
    #[must_use]
    pub fn get(&self, hash: &ControlHash) -> Option<&Signed<ControlEntry>> {
        self.node(hash).map(|(_, node)| &node.entry)
    }

    /// Every admitted entry, parents before children.
    pub fn entries(&self) -> impl Iterator<Item = (ControlHash, &Signed<ControlEntry>)> {
        self.nodes.iter().map(|node| (node.hash, &node.entry))
    }
}

/// Verifies every countersignature and gives the organisations behind them.
fn countersigning_orgs(entry: &ControlEntry, certificates: &[&Certificate]) -> Result<BTreeSet<OrgId>, Error> {
    if entry.countersignatures.is_empty() {
        return Ok(BTreeSet::new());
    }
    let payload = crate::codec::encode(&entry.handed_over());
    let verify = |(seat, signature): &(SeatId, crate::sign::Signature)| {
        let certificate = certificates
            .iter()
            .find(|certificate| certificate.seat == *seat)
            .ok_or(Error::NotAllowed("the countersigning seat is not known here"))?;
        certificate.sign_key.verify("control-steward/1", &payload, signature, "stewardship hand-over")?;
        Ok(certificate.org)
    };
    entry.countersignatures.iter().map(verify).collect()
}

/// Decides whether an organisation may make an entry, from the entry and the state at its parents alone.
pub(super) fn check_rules(
    entry: &ControlEntry,
    before: &State,
    author: OrgId,
    approving: &BTreeSet<OrgId>,
) -> Result<(), Error> {
    if let Some(nonce) = &entry.nonce {
        if SpaceId::derive(&author, nonce) != entry.space {
            return Err(Error::NotAllowed("only the organisation that made the space opens its parts"));
        }
        if entry.steward != author || !entry.members.contains(&author) {
            return Err(Error::NotAllowed("whoever opens a part holds it and is its steward"));
        }
        return Ok(());
    }
    if !before.members.contains(&author) {
        return Err(Error::NotAllowed("only a holder of the part may change who holds it"));
    }
    let after: BTreeSet<_> = entry.members.iter().copied().collect();
    let mut removed = before.members.difference(&after).filter(|org| **org != author);
    if removed.next().is_some() && before.steward != Some(author) {
        return Err(Error::NotAllowed("only the steward removes another partner"));
    }
    if before.steward == Some(entry.steward) {
        return Ok(());
    }
    if !after.contains(&entry.steward) || !(approving.contains(&entry.steward) || author == entry.steward) {
        return Err(Error::NotAllowed("the new steward holds the part and agrees"));
    }
    if before.steward == Some(author) {
        return Ok(());
    }
    // The steward is gone: most of the other holders decide.
    let others: BTreeSet<_> = before.members.iter().filter(|org| before.steward != Some(**org)).collect();
    let votes = others.iter().filter(|org| ***org == author || approving.contains(**org)).count();
    if votes * 2 > others.len() { Ok(()) } else { Err(Error::NotAllowed("most of the remaining partners must agree")) }
}
