//! What a laptop knows that a partner is to have: the truth that a status is held against.

use std::collections::BTreeSet;

use casework::{case::open::Case, share::status::PartnerStatus};
use tests::Neighbourhood;

/// Every case that a laptop holds.
pub(crate) fn cases(n: &Neighbourhood, laptop: usize) -> Vec<Case> {
    let listed = casework::case::list::list(&n.laptops[laptop].office, casework::case::list::Query::default()).unwrap();
    listed.cases.iter().map(|row| n.laptops[laptop].open(&row.id).unwrap()).collect()
}

fn of_case<'c>(case: &'c Case, in_part: impl Fn(&str) -> bool + Copy + 'c) -> impl Iterator<Item = String> + 'c {
    let notes = case.notes.iter().filter(move |note| in_part(&note.part)).map(|note| format!("note {}", note.id));
    let id = &case.summary.id;
    let answers = case
        .history
        .iter()
        .filter(move |event| in_part(&event.part))
        .map(move |event| format!("answer {id} {} {} {} {}", event.part, event.what, event.value, event.at));
    notes.chain(answers)
}

/// Notes and answers in parts that both organisations hold, as this laptop sees the circle.
pub(crate) fn for_partner(n: &Neighbourhood, laptop: usize, partner: &str, held: &[Case]) -> BTreeSet<String> {
    let own = &n.laptops[laptop].organisation;
    let mut out = BTreeSet::new();
    for case in held {
        let holds = |name: &str, part: &str| {
            case.circle.iter().any(|holder| holder.organisation == name && holder.parts.iter().any(|held| held == part))
        };
        out.extend(of_case(case, |part| holds(partner, part) && holds(own, part)));
    }
    out
}

/// Every note and answer on a laptop.
pub(crate) fn all(held: &[Case]) -> BTreeSet<String> {
    held.iter().flat_map(|case| of_case(case, |_| true).collect::<Vec<_>>()).collect()
}

/// What was found while judging.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// How often a status said that a partner received everything.
    pub(crate) received: usize,
    /// How often a laptop could say that everyone has its updates.
    pub(crate) all_clear: usize,
    /// What was said and is not true.
    pub(crate) lies: Vec<String>,
}

impl Verdict {
    /// Adds another.
    pub(crate) fn add(&mut self, other: Self) {
        self.received += other.received;
        self.all_clear += other.all_clear;
        self.lies.extend(other.lies);
    }
}

/// Holds what every laptop says of every partner against what the partner's laptops really hold. `told` may change what
/// is said, so that a test sees the judge catch it.
pub(crate) fn judge(n: &Neighbourhood, told: fn(PartnerStatus) -> PartnerStatus) -> Verdict {
    let held: Vec<Vec<Case>> = (0..n.laptops.len()).map(|laptop| cases(n, laptop)).collect();
    let known: Vec<BTreeSet<String>> = held.iter().map(|held| all(held)).collect();
    let mut verdict = Verdict::default();
    for (laptop, cases) in held.iter().enumerate() {
        let statuses = casework::share::status::status(&n.laptops[laptop].office).unwrap();
        let said: Vec<PartnerStatus> = statuses.into_iter().map(told).collect();
        for status in &said {
            let theirs = (0..n.laptops.len()).filter(|other| n.laptops[*other].organisation == status.partner);
            let ours = for_partner(n, laptop, &status.partner, cases);
            let level = theirs.filter(|reader| ours.is_subset(&known[*reader])).count();
            if status.to_send + status.sent_not_received == 0 {
                verdict.received += 1;
                if !ours.is_empty() && level == 0 {
                    verdict.lies.push(format!(
                        "laptop {laptop}: {} received everything, it says, and nobody there has it",
                        status.partner
                    ));
                }
            }
            if status.laptops_level > u64::try_from(level).unwrap() {
                verdict.lies.push(format!(
                    "laptop {laptop}: {} laptops of {} level, it says, and {level} are",
                    status.laptops_level, status.partner
                ));
            }
        }
        // The window's sentence needs this of every partner (`ui/src/features/shell/statusWords.ts`, held to it by
        // `statusWords.property.test.ts`).
        let clear =
            |status: &PartnerStatus| status.to_send + status.sent_not_received == 0 && status.last_heard_at.is_some();
        verdict.all_clear += usize::from(!said.is_empty() && said.iter().all(clear));
    }
    verdict
}
