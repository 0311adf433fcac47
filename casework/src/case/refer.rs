//! A referral: somebody asks the team to look after a person. One act adds the person, or takes the case that is here
//! already, and keeps what was asked, by whom, how soon, and what the person knows and says about it.

use std::collections::BTreeMap;

use crdt::{
    Part,
    field::{self, Kind},
    id::SpaceId,
};
use serde::Serialize;

use super::{
    add::{self, NewCase, NewPerson},
    change::{self, NewValue},
    cohort, duplicates,
    open::shown,
};
use crate::{
    action,
    error::{Error, Result},
    form::{self, Answers, UNKNOWN, known},
    office::{Office, Op, Outcome, Touched, Tx},
    record,
    services::urgent::{self, Number},
    store::{SpaceRow, draft, space},
    time,
    view::membership,
};

/// The form that a referral answers.
pub const FORM: &str = "referral";
/// Urgencies at which somebody is telephoned before anything is typed.
const URGENT: [&str; 2] = ["now", "two_hours"];
/// Longest headline in characters.
const HEADLINE: usize = 140;

/// A referral as a script or form gives it.
#[derive(Debug, Clone, Default)]
pub struct Referral {
    /// Who, when the person is new here.
    pub person: Option<NewPerson>,
    /// The id of the case, when the person is here already.
    pub case: Option<String>,
    /// Ids of cohorts to enter.
    pub cohorts: Vec<String>,
    /// `now`, `two_hours`, `two_days`, `before_next_scrum` or `routine`.
    pub urgency: Option<String>,
    /// At most 140 characters; without it the beginning of the reason.
    pub headline: Option<String>,
    /// Answers by the name of their field of the form `referral`.
    pub referral: BTreeMap<String, String>,
    /// The half-written form that this was, which is let go in the same act.
    pub draft: Option<String>,
}

/// A referral that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Referred {
    /// The case's id.
    pub id: String,
    /// Its short code.
    pub code: String,
    /// The id of the record that keeps the referral.
    pub record: String,
    /// Cases already here that may be the same person; a question for a person, never joined by itself.
    pub possible_duplicates: Vec<String>,
    /// Whom to telephone, when it is urgent.
    pub telephone: Vec<Number>,
    /// Ids of the answers of the status of a new case, as a form hands them back to take it back.
    #[serde(skip)]
    pub status_answers: Vec<String>,
    /// The case had ended and is open again.
    #[serde(skip)]
    pub opened_again: bool,
    /// What the case keeps saying about sharing, when the referral says something else and does not outweigh it.
    #[serde(skip)]
    pub sharing_stays: Option<String>,
}

/// Keeps a referral.
///
/// # Errors
/// `Invalid` or `Misfit` with the field, also for an urgent one without a word about the telephone; `NotFound` for a case
/// that is not here; `NotAllowed` when we do not hold its notes. Nothing is then kept.
pub fn refer(office: &Office, new: Referral) -> Result<Outcome<Referred>> {
    office.transact(Op::ReferralAdd, move |tx| one(tx, new))
}

fn one(tx: &mut Tx<'_>, mut new: Referral) -> Result<Referred> {
    let urgency = urgency(&new)?;
    new.referral.insert("urgency".to_owned(), urgency.clone());
    let received = new.referral.entry("received_at".to_owned()).or_default();
    if received.trim().is_empty() {
        *received = time::rfc3339(tx.desk.now());
    }
    let form = known::newest(tx.sql, tx.desk, FORM)?;
    let answers = form::check(&form, &new.referral, tx.desk.now())?;
    let urgent = URGENT.contains(&urgency.as_str());
    if urgent {
        telephoned(&answers)?;
    }
    let place = match (new.case.take(), new.person.take()) {
        (Some(case), None) => known_here(tx, &case, &new, &urgency, &answers)?,
        (None, Some(person)) => newcomer(tx, person, &new, urgency, &answers)?,
        _ => return Err(Error::Invalid { field: "person", words: "Say who it is: a new person, or a case of yours." }),
    };
    let record = record::add::write(tx, place.row, &form, &answers, record::Origin::Person)?;
    if let Some(name) = &new.draft {
        draft::forget_nobodys(tx.sql, name, tx.desk.now())?;
    }
    tx.concerns(place.row);
    tx.touch(Touched::Cases);
    Ok(Referred {
        id: place.id,
        code: place.code,
        record,
        possible_duplicates: place.possible_duplicates,
        telephone: if urgent { urgent::listed(tx.sql, tx.desk)? } else { Vec::new() },
        status_answers: place.status_answers,
        opened_again: place.opened_again,
        sharing_stays: place.sharing_stays,
    })
}

/// How soon, said beside the form or in it; routine when nobody says.
fn urgency(new: &Referral) -> Result<String> {
    let said = [new.urgency.as_deref(), new.referral.get("urgency").map(String::as_str)];
    let said = said.into_iter().flatten().map(str::trim).find(|text| !text.is_empty()).unwrap_or("routine");
    if rank(said).is_none() {
        return Err(Error::Invalid { field: "urgency", words: "Choose how soon somebody must see the person." });
    }
    Ok(said.to_owned())
}

/// Its place among the urgencies, the most urgent first.
fn rank(urgency: &str) -> Option<usize> {
    let Some(Kind::Code(codes)) = field::find("urgency").map(|known| known.kind) else { return None };
    codes.iter().position(|code| *code == urgency)
}

/// What is urgent is telephoned: files between laptops may lie for days.
fn telephoned(answers: &Answers) -> Result<()> {
    let said = |name: &str| answers.get(name).is_some_and(|text| text != UNKNOWN);
    match answers.get("telephoned").map(String::as_str) {
        Some("yes") if said("telephoned_to") => Ok(()),
        Some("yes") => Err(Error::Invalid { field: "telephoned_to", words: "Say whom you spoke to." }),
        Some("no") if said("telephone_plan") => Ok(()),
        Some("no") => Err(Error::Invalid { field: "telephone_plan", words: "Say who will telephone, and when." }),
        _ => Err(Error::Invalid {
            field: "telephoned",
            words: "Telephone first: this program is not read at once. Then say whom you spoke to, or who will telephone and when.",
        }),
    }
}

/// The case that a referral went to.
#[derive(Default)]
struct Place {
    row: SpaceRow,
    id: String,
    code: String,
    possible_duplicates: Vec<String>,
    status_answers: Vec<String>,
    opened_again: bool,
    sharing_stays: Option<String>,
}

fn newcomer(
    tx: &mut Tx<'_>,
    mut person: NewPerson,
    new: &Referral,
    urgency: String,
    answers: &Answers,
) -> Result<Place> {
    let tags = new.cohorts.iter().map(|id| cohort::tag(tx.sql, tx.desk, id)).collect::<Result<Vec<_>>>()?;
    add::settle_age(&mut person, tx.desk)?;
    let possible_duplicates = duplicates::of_new(tx.sql, &person)?;
    let said = new.headline.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let headline = said.or_else(|| answers.get("reason").map(|reason| beginning(reason)));
    let case = NewCase { person, cohorts: Vec::new(), headline, urgency: Some(urgency), key_worker: None };
    let mut fields = add::fields_of(&case, tx.desk)?;
    // Seen by nobody in the team yet.
    fields.insert("status", "new".to_owned());
    if let Some(position) = position(answers) {
        fields.insert("sharing_objection", position.to_owned());
    }
    let (row, id, code): (SpaceRow, SpaceId, String) = add::write(tx, &fields)?;
    for tag in &tags {
        cohort::enter(tx, row, tag, "referral")?;
    }
    let status = tx.document(row, &Part::CORE)?.answers("status")?;
    let status_answers = status.iter().map(|answer| answer.id.to_string()).collect();
    Ok(Place { row, id: id.to_string(), code, possible_duplicates, status_answers, ..Place::default() })
}

/// Somebody who is here already is referred again: nothing that was said before is lowered or overwritten.
fn known_here(tx: &mut Tx<'_>, case: &str, new: &Referral, urgency: &str, answers: &Answers) -> Result<Place> {
    let row = space::of_case(tx.sql, case)?;
    tx.concerns(row);
    let ended = action::refuse_ended(tx.sql, row, "status").is_err();
    let mut values = Vec::new();
    let mut say = |name: &str, value: &str| {
        values.push(NewValue { field: name.to_owned(), value: value.to_owned(), seen: None });
    };
    let core = tx.document(row, &Part::CORE)?;
    let code = core.winner("code").as_ref().map(shown).unwrap_or_default();
    let was = core.winner("urgency").as_ref().map(shown).unwrap_or_default();
    if ended || rank(&was).is_none_or(|was| rank(urgency) < Some(was)) {
        say("urgency", urgency);
    }
    if ended {
        say("status", "new");
        say("status_reason", "Referred again");
        say("closure_reason", "");
        say("closure_outcome", "");
    }
    if let Some(headline) = new.headline.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        say("headline", headline);
    }
    let stands: Vec<String> = core.answers("sharing_objection")?.iter().map(|answer| shown(&answer.value)).collect();
    let mut sharing_stays = None;
    if let Some(position) = position(answers) {
        match stands.as_slice() {
            [] => say("sharing_objection", position),
            [one] if one == position => {}
            [one] if outweighs(position, one) => say("sharing_objection", position),
            [one, ..] => sharing_stays = Some(one.clone()),
        }
    }
    change::write_all(tx, row, values)?;
    let now = membership::of_case(tx.sql, row)?;
    for id in new.cohorts.iter().filter(|id| !now.contains(id)) {
        let tag = cohort::tag(tx.sql, tx.desk, id)?;
        cohort::enter(tx, row, &tag, FORM)?;
    }
    Ok(Place { row, id: case.to_owned(), code, opened_again: ended, sharing_stays, ..Place::default() })
}

/// What the person says about sharing; nothing when nobody asked or nobody knows.
fn position(answers: &Answers) -> Option<&str> {
    let said = answers.get("agrees").map(String::as_str)?;
    field::find("sharing_objection").filter(|known| known.kind.check(said).is_ok() && said != UNKNOWN).map(|_| said)
}

/// Nothing outweighs an objection but a wider one; a decision for safeguarding is taken back on the case alone.
fn outweighs(said: &str, stands: &str) -> bool {
    match stands {
        "override_safeguarding" => false,
        "objects_all" | "objects_some" | "withdrawn" => said == "objects_all",
        _ => true,
    }
}

/// The first sentence, or as much of it as fits one line.
fn beginning(reason: &str) -> String {
    let line = reason.trim().lines().next().unwrap_or_default().trim();
    let line = line.find(". ").and_then(|end| line.get(..=end)).unwrap_or(line);
    if line.chars().count() <= HEADLINE {
        return line.to_owned();
    }
    let mut kept = String::new();
    for word in line.split_whitespace() {
        if kept.chars().count() + word.chars().count() + 2 > HEADLINE {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        kept = line.chars().take(HEADLINE - 1).collect();
    }
    kept.push('…');
    kept
}

#[cfg(test)]
#[path = "refer_tests.rs"]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests;
