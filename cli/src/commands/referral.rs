//! `referral`: somebody asks the team to look after a person.

use std::path::{Path, PathBuf};

use casework::case::{
    add::NewPerson,
    refer::{self, Referral as New, Referred},
    referrals::{self, Row},
};
use clap::Subcommand;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Room, record};
use crate::{answer::Answer, failure::Failure, input, words};

/// What to do with referrals.
#[derive(Subcommand)]
pub(crate) enum Referral {
    /// Refer a person: somebody new, or a case that is here
    Add {
        /// A file with the referral as JSON; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
    /// List referrals, the newest first
    List {
        /// Only those received on this day or later
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
    },
}

/// A referral as a script writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(default)]
    person: Option<NewPerson>,
    #[serde(default)]
    case: Option<String>,
    #[serde(default)]
    cohorts: Vec<String>,
    #[serde(default)]
    urgency: Option<String>,
    #[serde(default)]
    headline: Option<String>,
    #[serde(default)]
    referral: Map<String, Value>,
}

/// Carries it out.
///
/// # Errors
/// `invalid` with the field, `not_found`, `not_allowed`, `file`.
pub(crate) fn run(command: Referral, room: &Room) -> Result<Answer, Failure> {
    match command {
        Referral::Add { json_file } => {
            let referred = refer::refer(&room.office, read_new(&json_file, room)?)?;
            Answer::new(referred.value, in_words)
        }
        Referral::List { since } => Answer::new(referrals::list(&room.office, since.as_deref())?, |rows| table(rows)),
    }
}

fn read_new(path: &Path, room: &Room) -> Result<New, Failure> {
    let text = input::text(path, !room.in_batch)?;
    // The parser's own words would repeat what was written.
    let unreadable = |at: String| {
        Failure::invalid(
            "json_file",
            format!(
                "The referral cannot be read{at}. It must look like {{\"person\":{{\"family_name\":\"...\"}},\"cohorts\":[],\"urgency\":\"routine\",\"referral\":{{\"source\":\"gp\",\"reason\":\"...\"}}}}, with \"case\" and an id in place of \"person\" for somebody who is here already."
            ),
        )
    };
    let given: Given = serde_json::from_str(&text)
        .map_err(|error| unreadable(format!(" (line {}, column {})", error.line(), error.column())))?;
    let Given { person, case, cohorts, urgency, headline, referral } = given;
    let referral = record::plain_answers(&referral).ok_or_else(|| unreadable(String::new()))?;
    Ok(New { person, case, cohorts, urgency, headline, referral, draft: None })
}

fn in_words(referred: &Referred) -> String {
    let mut out = format!("The referral is saved on this laptop. Case {}.\nId {}\n", referred.code, referred.id);
    if referred.opened_again {
        out.push_str("The case had ended and is open again.\n");
    }
    if let Some(stays) = &referred.sharing_stays {
        let stays = words::value("sharing_objection", stays);
        out.push_str(&format!("About sharing the case still says: {stays}. To change that, set it on the case.\n"));
    }
    if !referred.possible_duplicates.is_empty() {
        let ids = referred.possible_duplicates.join("\n  ");
        out.push_str(&format!("This may be somebody already here. Look at:\n  {ids}\n"));
    }
    if !referred.telephone.is_empty() {
        out.push_str("\nRoundtable does not alert anybody. Telephone:\n");
        let rows: Vec<_> =
            referred.telephone.iter().map(|number| vec![number.name.clone(), number.phone.clone()]).collect();
        out.push_str(&words::indented(&words::table(&["", ""], &rows), 2));
    }
    out
}

fn table(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "No referrals.\n".to_owned();
    }
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            vec![
                words::moment(&row.received_at),
                row.code.clone(),
                words::name(&row.family_name, &row.given_name, &row.title),
                words::code(&row.source),
                words::code(&row.urgency),
                row.organisation.clone(),
                row.case.clone(),
            ]
        })
        .collect();
    words::table(&["Received", "Code", "Name", "From", "How soon", "Written by", "Case"], &lines)
}
