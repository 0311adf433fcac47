//! `init`: a new vault, a new organisation, its first seat.

use casework::{
    World,
    office::{self, Created, Founding},
    team,
    vault::VaultError,
};
use serde::{Serialize, Serializer};
use zeroize::Zeroizing;

use crate::{answer::Answer, failure::Failure, vault, vault::Place, words};

/// What a new organisation says about itself.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The organisation's name
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// gp_practice, pcn, community_trust, mental_health_trust, acute_trust, ambulance, adult_social_care, hospice,
    /// vcse, housing, care_home, pharmacy, police_justice or other
    #[arg(long)]
    kind: String,
    /// Its ODS code
    #[arg(long, value_name = "CODE")]
    ods: Option<String>,
    /// Your name
    #[arg(long, value_name = "NAME")]
    person: String,
    /// Your job title
    #[arg(long)]
    role: String,
    /// Found the neighbourhood team under this name; leave it out to join a team that invites you
    #[arg(long, value_name = "NAME")]
    team: Option<String>,
    /// What this laptop is called; partners see it
    #[arg(long, value_name = "NAME", default_value = "laptop")]
    machine: String,
}

#[derive(Serialize)]
struct Made {
    vault: String,
    organisation: Organisation,
    seat: String,
    #[serde(serialize_with = "revealed")]
    recovery_code: Zeroizing<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
}

#[derive(Serialize)]
struct Organisation {
    id: String,
    name: String,
    fingerprint: String,
}

fn revealed<S: Serializer>(code: &Zeroizing<String>, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(code)
}

/// Makes the vault.
///
/// # Errors
/// `vault_exists`, `weak_passphrase`, `invalid`.
pub(crate) fn run(args: Args, place: &Place) -> Result<Answer, Failure> {
    office::folder(&place.dir)?;
    if !place.is_empty() {
        return Err(VaultError::AlreadyThere.into());
    }
    let team = args.team.as_deref().map(team::check).transpose()?;
    let founding = Founding {
        organisation: args.organisation,
        kind: args.kind,
        ods: args.ods,
        person: args.person,
        role: args.role,
        machine: args.machine,
    };
    founding.check()?;
    let passphrase = place.new_passphrase()?;
    let made = office::create(&place.dir, &passphrase, &founding, World::system(), vault::kdf())?;
    let Created { office, vault, organisation, fingerprint, seat, recovery_code } = made;
    if let Some(team) = &team {
        team::found::found(&office, team)?;
    }
    let _ = office.close();
    let made = Made {
        vault: vault.display().to_string(),
        organisation: Organisation {
            id: organisation.to_string(),
            name: founding.organisation.trim().to_owned(),
            fingerprint,
        },
        seat,
        recovery_code,
        team,
    };
    Answer::new(made, words)
}

fn words(made: &Made) -> String {
    let team = made.team.as_ref().map(|team| format!("Team: {team}\n")).unwrap_or_default();
    format!(
        "{} has a vault in {}\n{team}\n{}\nYour eight words\n    {}\n{}",
        made.organisation.name,
        made.vault,
        words::paper(&made.recovery_code),
        made.organisation.fingerprint,
        words::READ_ALOUD,
    )
}
