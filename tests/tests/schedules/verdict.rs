//! The verdict: what must be true of every laptop when all is quiet.

use std::collections::{BTreeMap, BTreeSet};

use casework::{case::open::Case, check, share::status, two_answers};

use crate::{quiet, team::Team};

type Holders = BTreeSet<String>;

/// Everything that is wrong; empty when all is well.
pub(crate) fn of(team: &Team) -> Vec<String> {
    let mut wrong = quiet::disagreements(team);
    let views: Vec<BTreeMap<String, Case>> = (0..team.n.laptops.len()).map(|laptop| view(team, laptop)).collect();
    wrong.extend(circles(team, &views));
    wrong.extend(acknowledged(team, &views));
    wrong.extend(questions(team, &views));
    wrong.extend(unreceived(team));
    for laptop in 0..team.n.laptops.len() {
        wrong.extend(vault(team, laptop));
        // Who was taken out of a circle may keep a change whose predecessors it is no longer sent.
        let outside =
            views[laptop].iter().any(|(id, case)| case.parts.keys().any(|part| !holds(team, &views, laptop, id, part)));
        let waiting = team.waiting.get(&laptop).copied().unwrap_or_default();
        if waiting > 0 && !outside {
            wrong.push(format!("laptop {laptop}: {waiting} records still wait"));
        }
    }
    wrong
}

fn view(team: &Team, laptop: usize) -> BTreeMap<String, Case> {
    team.cases(laptop).into_iter().map(|id| (id.clone(), team.n.laptops[laptop].open(&id).unwrap())).collect()
}

/// Who holds a part, as one laptop sees it.
fn holders(case: &Case, part: &str) -> Holders {
    let held = case.circle.iter().filter(|holder| holder.parts.iter().any(|held| held == part));
    held.map(|holder| holder.organisation.clone()).collect()
}

/// Whether a laptop's organisation holds a part, as that laptop sees it.
fn holds(team: &Team, views: &[BTreeMap<String, Case>], laptop: usize, case: &str, part: &str) -> bool {
    views[laptop].get(case).is_some_and(|case| holders(case, part).contains(&team.organisation(laptop)))
}

/// All who hold a part name the same circle, and everybody in it knows so.
fn circles(team: &Team, views: &[BTreeMap<String, Case>]) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in &team.history.cases {
        for part in crdt::Part::CASE.iter().map(crdt::Part::as_str) {
            let seen: Vec<_> = (0..views.len())
                .filter(|laptop| holds(team, views, *laptop, case, part))
                .map(|laptop| (laptop, holders(&views[laptop][case], part)))
                .collect();
            let Some((first, circle)) = seen.first() else { continue };
            for (laptop, other) in &seen {
                if other != circle {
                    wrong.push(format!("{part}: laptops {first} and {laptop} name different circles"));
                }
            }
            let inside = |laptop: &usize| circle.contains(&team.organisation(*laptop));
            for laptop in (0..views.len()).filter(inside) {
                if !seen.iter().any(|(knows, _)| *knows == laptop) {
                    wrong.push(format!("{part}: laptop {laptop} is in the circle and does not know it"));
                }
            }
        }
    }
    wrong
}

/// Every acknowledged act is found once on every laptop whose organisation holds its part.
fn acknowledged(team: &Team, views: &[BTreeMap<String, Case>]) -> Vec<String> {
    let mut wrong = Vec::new();
    for laptop in 0..views.len() {
        for note in team.history.notes.iter().filter(|note| holds(team, views, laptop, &note.case, &note.part)) {
            let found: Vec<_> = views[laptop][&note.case].notes.iter().filter(|found| found.id == note.id).collect();
            match found.as_slice() {
                [one] if one.text.as_deref() == Some(note.text.as_str()) => {
                    if team.history.withdrawn.contains(&note.id) && one.withdrawn.is_none() {
                        wrong.push(format!("{}: a withdrawn note is not struck through on laptop {laptop}", note.part));
                    }
                }
                [one] if one.text.is_none() => wrong.push(format!("{}: laptop {laptop} lacks a text", note.part)),
                [_] => wrong.push(format!("{}: laptop {laptop} has another text", note.part)),
                more => wrong.push(format!("{}: laptop {laptop} has a note {} times", note.part, more.len())),
            }
        }
        for told in team.history.answers.iter().filter(|told| holds(team, views, laptop, &told.case, &told.part)) {
            let case = &views[laptop][&told.case];
            if !case.history.iter().any(|event| event.what == told.what && event.value == told.value) {
                wrong.push(format!("{}: laptop {laptop} does not know of an answer to {}", told.part, told.what));
            }
        }
    }
    wrong
}

/// A laptop, and the answers (id and value) it shows to a question.
type Seen = (usize, Vec<(String, String)>);

/// Whoever holds a part sees the same open questions with the same answers.
fn questions(team: &Team, views: &[BTreeMap<String, Case>]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut first_seen: BTreeMap<(String, String), Seen> = BTreeMap::new();
    for (laptop, view) in views.iter().enumerate() {
        let listed = two_answers::list::list(&team.n.laptops[laptop].office).unwrap();
        for (id, case) in view {
            for part in crdt::Part::CASE.iter().map(crdt::Part::as_str) {
                if !holds(team, views, laptop, id, part) {
                    continue;
                }
                let mut open: Vec<_> = case
                    .two_answers
                    .iter()
                    .filter(|question| question.part == part)
                    .flat_map(|question| question.answers.iter().map(|a| (question.field.clone(), a.id.clone())))
                    .collect();
                open.sort();
                let in_list =
                    listed.iter().filter(|q| q.case == *id && q.part == part).flat_map(|q| &q.answers).count();
                if in_list != open.len() {
                    wrong.push(format!("{part}: laptop {laptop} lists other questions than its case shows"));
                }
                let (other, same) =
                    first_seen.entry((id.clone(), part.to_owned())).or_insert_with(|| (laptop, open.clone()));
                if *same != open {
                    wrong.push(format!("{part}: laptops {other} and {laptop} see different open questions"));
                }
            }
        }
    }
    wrong
}

/// One laptop by itself: nothing damaged, nothing waiting, a projection that can be made anew.
fn vault(team: &Team, laptop: usize) -> Vec<String> {
    let office = &team.n.laptops[laptop].office;
    let mut wrong = Vec::new();
    let report = check::check(office).unwrap();
    if !report.ok {
        wrong.push(format!("laptop {laptop}: the check found {:?}", report.findings));
    }
    if !check::rebuild(office).unwrap().identical {
        wrong.push(format!("laptop {laptop}: rebuilt, the projection says something else"));
    }
    wrong
}

/// What the laptops believe to be still on its way.
pub(crate) fn unreceived(team: &Team) -> Vec<String> {
    let mut wrong = Vec::new();
    for (laptop, place) in team.n.laptops.iter().enumerate() {
        for partner in status::status(&place.office).unwrap() {
            if partner.to_send + partner.sent_not_received > 0 {
                wrong.push(format!(
                    "laptop {laptop}: {} to send, {} not received by {}",
                    partner.to_send, partner.sent_not_received, partner.partner
                ));
            }
        }
    }
    wrong
}
