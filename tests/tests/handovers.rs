//! Handing a duty over between organisations: nothing changes until it is accepted, only who is asked can accept, and
//! whatever laptops do apart, they end with the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    Error,
    action::NewOwner,
    audit,
    case::{
        list::{self as cases, Query},
        set,
    },
    check,
    handover::{
        Done, Handover, answer, list,
        offer::{self, NewOffer},
        revoke,
    },
    share::read,
    two_answers,
    world::Clock as _,
};
use crdt::{
    Part,
    change::{Author, ChangeRecord},
    document::{Container, Document, Edit, Map, Value},
    id::Incarnation,
    sign::SignKey,
};
use tests::{Neighbourhood, forge};

const PRACTICE: &str = "Riverside Practice";
const HOSPICE: &str = "Larkfield Hospice";
const TRUST: &str = "Weirdale Trust";
const RUTH: &str = "Ruth Ellis, Larkfield Hospice";
const DEV: &str = "Dev Patel, Weirdale Trust";

/// A practice, a hospice and a trust that know each other, and a case that all three hold; Priya is key worker.
fn three(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    for (name, kind) in [(PRACTICE, "gp_practice"), (HOSPICE, "hospice"), (TRUST, "community_trust")] {
        n.found(name, kind).unwrap();
    }
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        n.pair(a, b).unwrap();
    }
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    set::set(&n.laptops[0].office, &case, "key_worker", "Priya Nair, Riverside Practice", None).unwrap();
    for partner in [HOSPICE, TRUST] {
        n.laptops[0].share(&case, partner).unwrap();
    }
    level(&n);
    (n, case)
}

/// Everybody hears from everybody, twice, so that what was passed on arrives too.
fn level(n: &Neighbourhood) {
    for _ in 0..2 {
        for (from, to) in [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)] {
            n.carry(from, to).unwrap();
        }
    }
}

fn new(case: &str, to: &str) -> NewOffer {
    NewOffer {
        case: case.to_owned(),
        of: "key_worker".to_owned(),
        to: NewOwner::typed(to),
        reason: "She is in her last weeks; the hospice visits daily.".to_owned(),
        summary: "Lip-reads. Anne has the key.".to_owned(),
        effective: String::new(),
    }
}

fn offer_to(n: &Neighbourhood, laptop: usize, case: &str, to: &str) -> String {
    offer::offer(&n.laptops[laptop].office, new(case, to)).unwrap().value.id
}

fn accept(n: &Neighbourhood, laptop: usize, id: &str) -> Result<Done, Error> {
    answer::accept(&n.laptops[laptop].office, id, None).map(|done| done.value)
}

fn all(n: &Neighbourhood, laptop: usize, case: &str) -> Vec<Handover> {
    list::list(&n.laptops[laptop].office, Some(case)).unwrap()
}

fn one(n: &Neighbourhood, laptop: usize, id: &str) -> Handover {
    list::list(&n.laptops[laptop].office, None).unwrap().into_iter().find(|offer| offer.id == id).unwrap()
}

fn key_worker(n: &Neighbourhood, laptop: usize) -> String {
    let listed = cases::list(&n.laptops[laptop].office, Query::default()).unwrap();
    listed.cases[0].key_worker.clone().unwrap_or_default()
}

/// What must be the same on every laptop: everything but who has seen what, and what each may do.
fn content(n: &Neighbourhood, laptop: usize, case: &str) -> Vec<String> {
    let mut told: Vec<String> = all(n, laptop, case)
        .into_iter()
        .map(|offer| format!("{:?}", Handover { seen_by_asked: None, may: Vec::new(), ..offer }))
        .collect();
    told.sort();
    told
}

fn all_agree(n: &Neighbourhood, case: &str) {
    for laptop in [1, 2] {
        assert_eq!(content(n, 0, case), content(n, laptop, case), "laptop {laptop} says the same");
        assert_eq!(key_worker(n, 0), key_worker(n, laptop), "and names the same key worker");
    }
    assert_eq!(n.digest(0, HOSPICE).unwrap(), n.digest(1, PRACTICE).unwrap(), "and holds the same");
    assert!(check::rebuild(&n.laptops[2].office).unwrap().identical, "and the same when made anew");
}

#[test]
fn nothing_changes_until_the_hospice_accepts_and_everybody_hears_of_it() {
    let (n, case) = three(1);
    let id = offer_to(&n, 0, &case, RUTH);
    let offered = one(&n, 0, &id);
    assert_eq!((offered.state, offered.seen_by_asked), ("offered", Some("not_sent")), "on this laptop alone");
    assert_eq!(
        (offered.to.as_str(), offered.from.as_str()),
        (RUTH, "Priya Nair, Riverside Practice"),
        "from whom to whom"
    );
    assert_eq!(offered.may, ["revoke"], "who offered may only take it back");
    assert!(accept(&n, 0, &id).is_err(), "nobody accepts for another organisation");
    n.carry(0, 1).unwrap();
    n.carry(0, 2).unwrap();
    assert_eq!(one(&n, 0, &id).seen_by_asked, Some("sent"), "it may lie in a drawer");

    let waiting = list::offered_to_us(&n.laptops[1].office).unwrap();
    assert_eq!((waiting.len(), waiting[0].family_name.as_str()), (1, "Ashworth"), "it waits for the hospice");
    assert_eq!(waiting[0].handover.may, ["accept", "decline"], "which may answer");
    assert_eq!(waiting[0].handover.summary.as_deref(), Some("Lip-reads. Anne has the key."), "and reads what to know");
    assert!(list::offered_to_us(&n.laptops[2].office).unwrap().is_empty(), "it is not the trust's to answer");
    let not_ours = accept(&n, 2, &id).unwrap_err();
    assert_eq!(not_ours.code(), "not_allowed", "{not_ours}");
    assert_eq!(
        revoke::revoke(&n.laptops[1].office, &id, "No.", None).unwrap_err().code(),
        "not_allowed",
        "nor to revoke"
    );
    for laptop in 0..3 {
        assert_eq!(key_worker(&n, laptop), "Priya Nair, Riverside Practice", "nothing has changed on laptop {laptop}");
    }

    assert_eq!(accept(&n, 1, &id).unwrap().state, "accepted", "the hospice takes it on");
    assert_eq!(key_worker(&n, 1), RUTH, "in the same act");
    assert_eq!(key_worker(&n, 0), "Priya Nair, Riverside Practice", "the practice cannot know yet");
    level(&n);
    all_agree(&n, &case);
    assert_eq!(key_worker(&n, 0), RUTH, "everybody names Ruth");
    let answered = one(&n, 0, &id).answer.unwrap();
    assert_eq!((answered.state, answered.organisation.as_str()), ("accepted", HOSPICE), "and knows who accepted");
    let again = accept(&n, 1, &id).unwrap_err();
    assert_eq!((again.code(), again.field()), ("invalid", Some("state")), "an answer is final: {again}");

    let lines = audit::list::list(&n.laptops[1].office, Some(&case), None).unwrap();
    assert!(lines.iter().any(|line| line.act == "handover_accept" && line.about == "key_worker"), "the audit has it");
    let told = serde_json::to_string(&lines).unwrap();
    assert!(!told.contains("Ruth") && !told.contains("Lip-reads"), "and nothing of what was written");
}

#[test]
fn declining_and_revoking_say_why_and_leave_everything_as_it_was() {
    let (n, case) = three(2);
    let (first, second) = (offer_to(&n, 0, &case, RUTH), offer_to(&n, 0, &case, DEV));
    n.carry(0, 1).unwrap();
    n.carry(0, 2).unwrap();
    let silent = answer::decline(&n.laptops[1].office, &first, "  ", None).unwrap_err();
    assert_eq!(silent.field(), Some("reason"), "whoever asked must find somebody else: {silent}");
    answer::decline(&n.laptops[1].office, &first, "We have nobody for nights.", None).unwrap();
    revoke::revoke(&n.laptops[0].office, &second, "Priya stays.", None).unwrap();
    level(&n);
    all_agree(&n, &case);
    let states: Vec<_> = [&first, &second].map(|id| one(&n, 2, id).state).to_vec();
    assert_eq!(states, ["declined", "revoked"], "as each said");
    assert_eq!(one(&n, 0, &first).answer.unwrap().reason.as_deref(), Some("We have nobody for nights."), "and why");
    assert_eq!(key_worker(&n, 2), "Priya Nair, Riverside Practice", "nothing has changed");
    assert!(accept(&n, 2, &second).is_err(), "an offer that was taken back cannot be accepted");
    let anew = offer_to(&n, 0, &case, RUTH);
    assert_eq!(one(&n, 0, &anew).state, "offered", "it can be offered anew");
}

#[test]
fn of_two_offers_the_first_accepted_holds_and_the_other_is_told_so() {
    let (n, case) = three(3);
    // The practice and the trust offer apart.
    let ruth = offer_to(&n, 0, &case, RUTH);
    let ours = offer_to(&n, 2, &case, DEV);
    level(&n);
    let shown = one(&n, 2, &ours).newest;
    accept(&n, 1, &ruth).unwrap();
    n.carry(1, 2).unwrap();
    // The trust hears of it before it answers its own colleague's offer.
    let overtaken = one(&n, 2, &ours);
    assert_eq!(overtaken.state, "offered", "nobody has answered it");
    assert_eq!(overtaken.overtaken.as_ref().and_then(|taken| taken.to.as_deref()), Some(RUTH), "but Ruth has it");
    assert!(!overtaken.may.contains(&"accept") && overtaken.may.contains(&"decline"), "it can only be put away");
    assert!(list::offered_to_us(&n.laptops[2].office).unwrap().is_empty(), "and waits for nobody");
    let stale = answer::accept(&n.laptops[2].office, &ours, Some(&shown)).unwrap_err();
    assert_eq!(stale.code(), "changed_meanwhile", "a form that was opened before");
    let late = accept(&n, 2, &ours).unwrap_err();
    assert!(late.to_string().contains("Somebody else has accepted"), "{late}");
    assert_eq!(key_worker(&n, 2), RUTH, "Ruth stays");
    level(&n);
    all_agree(&n, &case);
    // Offered on in view of that, it passes on.
    let on = offer_to(&n, 1, &case, DEV);
    level(&n);
    accept(&n, 2, &on).unwrap();
    level(&n);
    all_agree(&n, &case);
    assert_eq!(key_worker(&n, 0), DEV, "from Ruth to Dev");
}

#[test]
fn accepted_apart_both_stand_until_a_person_chooses() {
    let (n, case) = three(4);
    let (ruth, dev) = (offer_to(&n, 0, &case, RUTH), offer_to(&n, 0, &case, DEV));
    n.carry(0, 1).unwrap();
    n.carry(0, 2).unwrap();
    accept(&n, 1, &ruth).unwrap();
    accept(&n, 2, &dev).unwrap();
    level(&n);
    all_agree(&n, &case);
    for id in [&ruth, &dev] {
        assert_eq!(one(&n, 0, id).state, "accepted", "both took it on");
    }
    let questions = two_answers::list::list(&n.laptops[0].office).unwrap();
    let mut said: Vec<&str> = questions[0].answers.iter().map(|answer| answer.value.as_str()).collect();
    said.sort_unstable();
    assert_eq!((questions[0].field.as_str(), said), ("key_worker", vec![DEV, RUTH]), "both answers are shown");
    let meanwhile = offer::offer(&n.laptops[0].office, new(&case, "Grace, Riverside Practice")).unwrap_err();
    assert_eq!(meanwhile.code(), "two_answers_open", "nobody can hand on what two people have: {meanwhile}");
    two_answers::settle::settle(&n.laptops[0].office, &case, "key_worker", RUTH, None).unwrap();
    level(&n);
    all_agree(&n, &case);
    assert_eq!(key_worker(&n, 2), RUTH, "settled once, settled everywhere");
    let on = offer_to(&n, 0, &case, DEV);
    level(&n);
    accept(&n, 2, &on).unwrap();
    level(&n);
    assert_eq!(key_worker(&n, 1), DEV, "and it can be handed on");
    all_agree(&n, &case);
}

#[test]
fn revoked_and_accepted_apart_is_accepted_with_the_other_beside_it() {
    for accept_first in [true, false] {
        let (n, case) = three(if accept_first { 5 } else { 6 });
        let id = offer_to(&n, 0, &case, RUTH);
        n.carry(0, 1).unwrap();
        revoke::revoke(&n.laptops[0].office, &id, "Priya stays after all.", None).unwrap();
        accept(&n, 1, &id).unwrap();
        let (a, b) = if accept_first { (1, 0) } else { (0, 1) };
        n.carry(a, b).unwrap();
        level(&n);
        all_agree(&n, &case);
        let stands = one(&n, 2, &id);
        assert_eq!(stands.state, "accepted", "Ruth acts on it");
        assert_eq!(stands.also[0].reason.as_deref(), Some("Priya stays after all."), "and everybody sees the other");
        assert_eq!(key_worker(&n, 0), RUTH, "the field says what holds");
    }
}

#[test]
fn what_is_offered_is_checked_and_refused_in_words() {
    let (n, case) = three(7);
    let refused = |change: &dyn Fn(&mut NewOffer)| {
        let mut typed = new(&case, RUTH);
        change(&mut typed);
        let error = offer::offer(&n.laptops[0].office, typed).unwrap_err();
        (error.code(), error.field().map(str::to_owned), error.to_string())
    };
    assert_eq!(refused(&|new| new.of = "headline".to_owned()).1.as_deref(), Some("of"), "not a duty");
    assert_eq!(refused(&|new| new.to = NewOwner::typed("Ruth Ellis")).1.as_deref(), Some("to"), "nobody could accept");
    assert_eq!(refused(&|new| new.to = NewOwner::typed(" ")).1.as_deref(), Some("to"), "nobody");
    assert_eq!(refused(&|new| new.reason = " ".to_owned()).1.as_deref(), Some("reason"), "why");
    assert_eq!(refused(&|new| new.reason = "x".repeat(501)).1.as_deref(), Some("reason"), "too long");
    assert_eq!(refused(&|new| new.summary = "x".repeat(2_001)).1.as_deref(), Some("summary"), "too long");
    for day in ["2026-02-30", "soon", "2062-03-13"] {
        assert_eq!(refused(&|new| new.effective = day.to_owned()).1.as_deref(), Some("effective"), "{day}");
    }
    let already = refused(&|new| new.to = NewOwner::typed("Priya Nair, Riverside Practice"));
    assert_eq!(already.1.as_deref(), Some("to"), "{}", already.2);
    let other = n.laptops[0].case("Barraclough", "Tom").unwrap();
    let (code, _, words) = refused(&|new| new.case.clone_from(&other));
    assert_eq!(code, "not_allowed", "the hospice does not hold that case: {words}");
    assert!(all(&n, 0, &case).is_empty(), "nothing was offered");

    // Within one's own organisation, from a day on, and of the organisation that leads.
    let mut within = new(&case, "Grace Okafor, Riverside Practice");
    within.effective = "2026-11-20".to_owned();
    let id = offer::offer(&n.laptops[0].office, within).unwrap().value.id;
    assert_eq!(one(&n, 0, &id).may, ["accept", "decline", "revoke"], "a colleague may answer, or take it back");
    accept(&n, 0, &id).unwrap();
    assert_eq!(key_worker(&n, 0), "Grace Okafor, Riverside Practice", "a colleague has it");
    let mut lead = new(&case, RUTH);
    lead.of = "lead_organisation".to_owned();
    let id = offer::offer(&n.laptops[0].office, lead).unwrap().value.id;
    level(&n);
    accept(&n, 1, &id).unwrap();
    level(&n);
    let held = n.laptops[2].open(&case).unwrap();
    assert_eq!(held.parts["core"]["lead_organisation"].value, HOSPICE, "an organisation leads, not a person");
    assert_eq!(key_worker(&n, 1), "Grace Okafor, Riverside Practice", "and that is another duty");

    set::set(&n.laptops[0].office, &case, "status", "closed", None).unwrap();
    let closed = offer::offer(&n.laptops[0].office, new(&case, DEV)).unwrap_err();
    assert_eq!(closed.code(), "invalid", "nobody looks at a case that has ended: {closed}");
}

/// Written by a stolen seat: it accepts for the hospice, answers what it was not asked, and offers to nobody.
#[test]
fn what_another_organisation_signs_in_its_place_is_kept_and_changes_nothing() {
    let (n, case) = three(8);
    let id = offer_to(&n, 0, &case, RUTH);
    level(&n);
    offer_to(&n, 2, &case, DEV);
    let sealed = n.seal(2, HOSPICE).unwrap().remove(0);
    let thief = n.laptops[2].keys();
    let forged = forge::sealed_again(&n, 1, &sealed, thief.sign_key(), |_, contents| {
        let core: Vec<ChangeRecord> =
            contents.changes.iter().filter(|record| record.part == Part::CORE).cloned().collect();
        let mut document = Document::new();
        let author = Author {
            seat: thief.seat(),
            key: SignKey::from_bytes(*thief.sign_key().expose()),
            incarnation: Incarnation([9; 16]),
        };
        let text = |pairs: &[(&str, &str)]| -> Map {
            pairs.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
        };
        let mut edit = Edit::new();
        for entry in [
            text(&[("type", "handover_step"), ("of", &id), ("state", "accepted")]),
            text(&[("type", "handover_step"), ("of", &id), ("state", "revoked"), ("reason", "x")]),
            text(&[("type", "handover_step"), ("of", &id), ("state", "expired"), ("reason", "x")]),
            text(&[("type", "handover_step"), ("of", "nonsense"), ("state", "accepted")]),
            text(&[("type", "handover_step")]),
            text(&[("type", "handover"), ("of", "key_worker")]),
            text(&[("type", "handover")]),
            Map::from([
                ("type".to_owned(), Value::from("handover")),
                ("of".to_owned(), Value::from("  ")),
                ("owner_org".to_owned(), Value::Bytes(vec![7; 16])),
                ("after".to_owned(), Value::Bytes(vec![7; 33])),
            ]),
        ] {
            edit.enter(Container::Entries, entry);
        }
        let actor = author.actor(&core[0].space, &Part::CORE);
        let made = document.commit(&actor, n.clock.now_ms(), &edit).unwrap();
        contents.changes.push(author.sign(core[0].space, Part::CORE, &made.change, core[0].control_head));
    })
    .unwrap();
    let read = read::receive(&n.laptops[1].office, forged).unwrap().value;
    assert_eq!((read.status, read.waiting), ("applied", 0), "well made, so it is kept");
    let stands = one(&n, 1, &id);
    assert_eq!((stands.state, stands.also.len()), ("offered", 0), "the trust can neither accept nor revoke for others");
    assert_eq!(all(&n, 1, &case).len(), 2, "and what is offered to nobody is not shown");
    assert!(check::rebuild(&n.laptops[1].office).unwrap().identical, "made anew, the same");
    accept(&n, 1, &id).unwrap();
    assert_eq!(key_worker(&n, 1), RUTH, "the hospice goes on as if it were not there");
}
