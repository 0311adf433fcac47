//! How casework's answers become shapes.

use std::collections::BTreeMap;

use casework::{case, note, share, two_answers};

use super::{
    Action, Answer, Case, CasePart, CaseRow, Change, CircleMember, Cohort, Field, Handover, Note, PartnerStatus,
    TwoAnswers,
};

/// An empty text means "not recorded" in casework's rows; the pages get none.
fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

impl From<case::cohort::Cohort> for Cohort {
    fn from(cohort: case::cohort::Cohort) -> Self {
        let case::cohort::Cohort { id, name, purpose, home_part, open_cases, .. } = cohort;
        Self { id, name, purpose, home_part, open_cases }
    }
}

impl From<case::list::Row> for CaseRow {
    fn from(row: case::list::Row) -> Self {
        Self {
            id: row.id,
            code: row.code,
            family_name: row.family_name,
            given_name: row.given_name,
            known_as: row.known_as,
            title: row.title,
            date_of_birth: row.date_of_birth,
            date_of_death: row.date_of_death,
            nhs_number: row.nhs_number,
            cohorts: row.cohorts,
            status: row.status,
            urgency: said(row.urgency),
            headline: said(row.headline),
            key_worker: row.key_worker,
            restricted: row.restricted,
            updated_at: row.updated_at,
            needs_checking: row.needs_checking,
            updates: row.updates.map(Into::into),
        }
    }
}

impl Case {
    /// The case for the pages of the organisation with this id.
    pub(crate) fn for_us(case: case::open::Case, us: &str) -> Self {
        // The pages know the cohorts, also those that only a case tells of, from `list_cohorts`.
        let case::open::Case {
            summary,
            parts,
            circle,
            notes,
            actions,
            handovers,
            two_answers,
            history,
            standing,
            writable,
            merged_into,
            others,
            merged: _,
            cohort_names: _,
            us: _,
        } = case;
        Self {
            row: summary.into(),
            parts: parts.into_iter().map(|(part, fields)| CasePart { part, fields: fields_of(fields) }).collect(),
            circle: circle.into_iter().map(|holder| member(holder, us)).collect(),
            notes: notes.into_iter().map(Note::from).collect(),
            actions: actions.into_iter().map(Action::from).collect(),
            handovers: handovers.into_iter().map(Handover::from).collect(),
            two_answers: two_answers.into_iter().map(TwoAnswers::from).collect(),
            history: history.into_iter().map(Change::from).collect(),
            standing: standing.into(),
            writable,
            merged_into,
            others: others.into_iter().map(Into::into).collect(),
        }
    }
}

fn fields_of(fields: BTreeMap<String, case::open::Field>) -> Vec<Field> {
    fields
        .into_iter()
        .map(|(field, answer)| Field {
            value: kept_back(&field, answer.value),
            field,
            by: said(answer.by),
            organisation: said(answer.organisation),
            at: said(answer.at),
            answers: answer.answers,
        })
        .collect()
}

/// The code of a key safe is behind a press that leaves a line in the audit, so no page has it before.
pub(crate) fn kept_back(field: &str, value: String) -> String {
    let code = field == case::key_safe::FIELD && !value.is_empty() && value != "unknown";
    if code { "kept_back".to_owned() } else { value }
}

fn member(holder: case::open::Holder, us: &str) -> CircleMember {
    let case::open::Holder { id, organisation, parts } = holder;
    CircleMember { us: id == us, organisation_id: id, organisation, parts }
}

impl From<note::Note> for Note {
    fn from(note: note::Note) -> Self {
        Self {
            id: note.id,
            record: note.record,
            kind: note.kind,
            part: note.part,
            text: note.text,
            at: note.at,
            event_at: note.event_at,
            author: note.author,
            role: note.role,
            organisation: note.organisation,
            amends: note.amends,
            withdrawn: note.withdrawn,
            ours: note.ours,
            arrived: note.arrived,
            seen_by: note.seen_by,
            not_seen_by: note.not_seen_by,
        }
    }
}

impl From<case::open::Event> for Change {
    fn from(event: case::open::Event) -> Self {
        let case::open::Event { at, by, organisation, part, what, value } = event;
        // casework says `settled FIELD` for a choice between two answers.
        let (settled, what) =
            what.strip_prefix("settled ").map_or((false, what.clone()), |field| (true, field.to_owned()));
        Self { part, settled, value: kept_back(&what, value), what, by, organisation, at }
    }
}

impl From<two_answers::TwoAnswers> for TwoAnswers {
    fn from(question: two_answers::TwoAnswers) -> Self {
        let two_answers::TwoAnswers { case, field, answers, .. } = question;
        let mut answers: Vec<Answer> = answers.into_iter().map(Answer::from).collect();
        for answer in &mut answers {
            answer.value = kept_back(&field, std::mem::take(&mut answer.value));
        }
        Self { case, field, answers }
    }
}

impl From<two_answers::Answer> for Answer {
    fn from(answer: two_answers::Answer) -> Self {
        let two_answers::Answer { id, value, by, organisation, at } = answer;
        Self { id, value, by, organisation, at }
    }
}

impl From<share::status::PartnerStatus> for PartnerStatus {
    fn from(status: share::status::PartnerStatus) -> Self {
        Self {
            id: status.id,
            partner: status.partner,
            to_send: status.to_send,
            sent_not_received: status.sent_not_received,
            last_received_at: status.last_received_at,
            last_heard_at: status.last_heard_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_about_a_key_safe_leaves_without_its_codes() {
        let answer = |value: &str| two_answers::Answer {
            id: "a".to_owned(),
            value: value.to_owned(),
            by: String::new(),
            organisation: String::new(),
            at: String::new(),
        };
        let question = |field: &str| two_answers::TwoAnswers {
            case: "c".to_owned(),
            field: field.to_owned(),
            part: "contact".to_owned(),
            answers: vec![answer("Left of the door, 1234"), answer("unknown")],
        };
        let said = |field: &str| -> Vec<String> {
            TwoAnswers::from(question(field)).answers.into_iter().map(|answer| answer.value).collect()
        };
        assert_eq!(said("key_safe"), ["kept_back", "unknown"], "the code is behind its press");
        assert_eq!(said("phone"), ["Left of the door, 1234", "unknown"], "nothing else is");
    }
}
