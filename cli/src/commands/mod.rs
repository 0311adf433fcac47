//! The commands: one file a noun. Every command on an open vault goes through [`run`], alone or within a batch.

mod action;
mod attachment;
mod audit;
mod backup;
mod batch;
mod bundle;
mod card;
mod case;
mod check;
mod cohort;
mod demo;
mod digest;
mod form;
pub(crate) mod handover;
pub(crate) mod import;
mod init;
mod note;
mod pair;
mod partners;
mod passphrase;
mod rebuild;
mod record;
mod recovery;
mod referral;
mod restore;
mod same;
mod seat;
mod services;
mod status;
mod team;
mod two_answers;
mod whole_case;

use casework::office::Office;
use clap::Subcommand;

use crate::{answer::Answer, args::Cli, failure::Failure, vault::Place};

/// Every command.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a vault for your organisation, with its first seat
    Init(init::Args),
    /// Write your organisation's card, for another organisation to pair with
    Card(card::Args),
    /// Read another organisation's card and keep it once its eight words are the same
    Pair(pair::Args),
    /// List the partners you know
    Partners,
    /// The neighbourhood team and the organisations in it
    #[command(subcommand)]
    Team(team::Team),
    /// Groups of people with a purpose
    #[command(subcommand)]
    Cohort(cohort::Cohort),
    /// What the neighbourhood offers, and what nobody offers
    #[command(subcommand)]
    Service(services::Service),
    /// People known to the team
    #[command(subcommand)]
    Case(case::Case),
    /// Notes about a case
    #[command(subcommand)]
    Note(note::Note),
    /// Somebody asks the team to look after a person
    #[command(subcommand)]
    Referral(referral::Referral),
    /// What may be recorded of a case
    #[command(subcommand)]
    Form(form::Form),
    /// What a form recorded of a case
    #[command(subcommand)]
    Record(record::Records),
    /// Something somebody will do by a date
    #[command(subcommand)]
    Action(action::Action),
    /// Who is key worker, and which organisation leads: offered, and accepted
    #[command(subcommand)]
    Handover(handover::Handover),
    /// Photos and PDFs of a case
    #[command(subcommand)]
    Attachment(attachment::Attachment),
    /// Questions that have two answers
    #[command(subcommand)]
    TwoAnswers(two_answers::TwoAnswers),
    /// Encrypted files that carry updates to partners and back
    #[command(subcommand)]
    Bundle(bundle::Bundle),
    /// What each partner has and has not received
    Status,
    /// A fingerprint of what you hold, to compare with a partner's
    Digest(digest::Args),
    /// Take in lists from other systems
    #[command(subcommand)]
    Import(import::Import),
    /// Who did what to which case when
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Check the whole vault for damage; changes nothing
    Check,
    /// Make the lists and the search again from the signed record
    Rebuild,
    /// Write a verified backup: one file that opens with the recovery code
    Backup(backup::Args),
    /// The passphrase that opens the vault
    #[command(subcommand)]
    Passphrase(passphrase::Passphrase),
    /// The recovery code on paper
    #[command(subcommand)]
    Recovery(recovery::Recovery),
    /// Make a vault on this laptop from a backup and the recovery code
    Restore(restore::Args),
    /// Further laptops of your own organisation
    #[command(subcommand)]
    Seat(seat::Seat),
    /// Make a made-up neighbourhood of five organisations to look around in
    Demo(demo::Args),
    /// Carry out commands from stdin, one JSON line each, under one unlock
    Batch,
}

/// An unlocked office, and what a command may use around it.
pub(crate) struct Room {
    pub(crate) office: Office,
    passphrase: casework::vault::Passphrase,
    /// Whether commands come one by one from stdin, which is then not free.
    in_batch: bool,
}

/// Carries out the command line.
///
/// # Errors
/// Whatever the command's verb refuses.
pub(crate) fn start(cli: Cli) -> Result<Answer, Failure> {
    let place = Place::new(&cli.global)?;
    match cli.command {
        Command::Init(args) => init::run(args, &place),
        Command::Seat(seat::Seat::Request(args)) => seat::request(&args, &place),
        Command::Seat(seat::Seat::Accept(args)) => seat::accept(&args, &place),
        Command::Check => check::whole(&place),
        Command::Demo(args) => demo::run(&args),
        Command::Restore(args) => restore::run(&args, &place),
        Command::Passphrase(command) => passphrase::run(&command, &place),
        Command::Batch => batch::run(&place),
        command => {
            let room = enter(&place, false)?;
            let answer = run(command, &room);
            // What was acknowledged is durable already; an untidy end only makes the next opening check more.
            let _ = room.office.close();
            answer
        }
    }
}

fn enter(place: &Place, in_batch: bool) -> Result<Room, Failure> {
    let passphrase = place.passphrase()?;
    let office = place.open(&passphrase)?;
    Ok(Room { office, passphrase, in_batch })
}

/// Carries out one command on an unlocked office.
///
/// # Errors
/// Whatever the command's verb refuses; usage for a command that makes, joins or opens a vault itself.
pub(crate) fn run(command: Command, room: &Room) -> Result<Answer, Failure> {
    match command {
        Command::Card(args) => card::run(&args, room),
        Command::Pair(args) => pair::run(args, room),
        Command::Partners => partners::run(room),
        Command::Team(command) => team::run(command, room),
        Command::Cohort(command) => cohort::run(command, room),
        Command::Service(command) => services::run(command, room),
        Command::Case(command) => case::run(command, room),
        Command::Referral(command) => referral::run(command, room),
        Command::Note(command) => note::run(command, room),
        Command::Form(command) => form::run(command, room),
        Command::Record(command) => record::run(command, room),
        Command::Action(command) => action::run(command, room),
        Command::Attachment(command) => attachment::run(command, room),
        Command::Handover(command) => handover::run(command, room),
        Command::TwoAnswers(command) => two_answers::run(command, room),
        Command::Bundle(command) => bundle::run(command, room),
        Command::Status => status::run(room),
        Command::Digest(args) => digest::run(&args, room),
        Command::Import(command) => import::run(command, room),
        Command::Audit(command) => audit::run(command, room),
        Command::Check => check::opened(room),
        Command::Rebuild => rebuild::run(room),
        Command::Backup(args) => backup::run(&args, room),
        Command::Recovery(command) => recovery::run(&command, room),
        Command::Seat(seat::Seat::Admit(args)) => seat::admit(&args, room),
        Command::Init(_)
        | Command::Batch
        | Command::Demo(_)
        | Command::Restore(_)
        | Command::Passphrase(_)
        | Command::Seat(seat::Seat::Request(_) | seat::Seat::Accept(_)) => {
            Err(Failure::usage("That cannot be done within a batch: it makes or opens a vault itself."))
        }
    }
}
