//! Referrals: a new person, one who is here already, the rule of the telephone, and what the person says about sharing.

use super::*;
use crate::{
    audit,
    case::{change::change, cohort::member, list, open, referrals},
    note::draft as drafts,
    office::sample,
    record::list as records,
    services::add as services,
    team,
};

fn answers(more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let usual = [("source", "ambulance"), ("reason", "Fell in the kitchen at night. Lives alone.")];
    usual.iter().chain(more).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn person(family: &str, given: &str) -> NewPerson {
    NewPerson { family_name: family.to_owned(), given_name: given.to_owned(), ..NewPerson::default() }
}

fn new(more: &[(&str, &str)]) -> Referral {
    Referral { person: Some(person("Brennan", "Thomas")), referral: answers(more), ..Referral::default() }
}

fn again(case: &str, more: &[(&str, &str)]) -> Referral {
    Referral { case: Some(case.to_owned()), referral: answers(more), ..Referral::default() }
}

fn value(office: &Office, case: &str, field: &str) -> String {
    let shown = open::open(office, case).unwrap();
    shown.parts["core"].get(field).map(|field| field.value.clone()).unwrap_or_default()
}

fn set(office: &Office, case: &str, field: &str, value: &str) {
    let new = NewValue { field: field.to_owned(), value: value.to_owned(), seen: None };
    change(office, case, vec![new]).unwrap();
}

#[test]
fn a_new_person_is_added_with_what_was_asked() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let referral = Referral {
        cohorts: vec!["falls".to_owned()],
        person: Some(NewPerson { born_about: Some("84".to_owned()), ..person("Brennan", "Thomas") }),
        ..new(&[("agrees", "explicit_consent_given"), ("knows", "yes"), ("agrees_help", "yes")])
    };
    let made = refer(&office, referral).unwrap().value;
    let row = list::list(&office, list::Query::default()).unwrap().cases.remove(0);
    assert_eq!((row.id.as_str(), row.status.as_str(), row.urgency.as_str()), (made.id.as_str(), "new", "routine"));
    assert_eq!(row.headline, "Fell in the kitchen at night.", "the first sentence, when nobody wrote another");
    assert_eq!(row.cohorts, ["falls"], "in the cohort");
    assert_eq!(value(&office, &made.id, "sharing_objection"), "explicit_consent_given", "what the person says counts");
    assert!(value(&office, &made.id, "born_about").contains('-'), "an age is kept as years");
    let record = records::list(&office, &made.id, Some(FORM)).unwrap().remove(0);
    assert_eq!((record.id.as_str(), record.answers["source"].as_str()), (made.record.as_str(), "ambulance"));
    assert_eq!(record.answers["urgency"], "routine", "said in the record too");
    assert!(record.happened.ends_with('Z'), "received now, when nobody says otherwise: {}", record.happened);
    assert!(made.telephone.is_empty(), "nobody needs to be telephoned");
    let listed = referrals::list(&office, None).unwrap();
    assert_eq!((listed.len(), listed[0].case.as_str(), listed[0].source.as_str()), (1, made.id.as_str(), "ambulance"));
    assert_eq!(referrals::list(&office, Some("2099-01-01")).unwrap(), [], "none that late");
    assert!(referrals::list(&office, Some("3/3/26")).is_err(), "that is no day");
    let acts = audit::list::list(&office, Some(&made.id), None).unwrap();
    assert!(acts.iter().any(|line| line.act == "referral_add"), "who referred is told");
}

#[test]
fn an_urgent_one_is_telephoned_or_refused() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let urgent = |more: &[(&str, &str)]| {
        let referral = Referral { urgency: Some("two_hours".to_owned()), ..new(more) };
        refer(&office, referral)
    };
    for (said, field) in [
        (&[][..], "telephoned"),
        (&[("telephoned", "unknown")], "telephoned"),
        (&[("telephoned", "yes")], "telephoned_to"),
        (&[("telephoned", "no")], "telephone_plan"),
        (&[("telephoned", "no"), ("telephone_plan", "unknown")], "telephone_plan"),
    ] {
        assert_eq!(urgent(said).unwrap_err().field(), Some(field), "{said:?}");
    }
    assert_eq!(list::list(&office, list::Query::default()).unwrap().total, 0, "nothing of it is kept");
    let words = urgent(&[]).unwrap_err().to_string();
    assert!(words.starts_with("Telephone first: this program is not read at once."), "{words}");
    let made = urgent(&[("telephoned", "yes"), ("telephoned_to", "Ann at the falls car")]).unwrap().value;
    let phones: Vec<_> = made.telephone.iter().map(|number| number.phone.as_str()).collect();
    assert_eq!(phones, ["999", "111"], "without a directory the numbers that everybody has");

    team::found::found(&office, "Calder").unwrap();
    let service = services::NewService {
        name: "Falls pick-up".to_owned(),
        what: "Lifts people who fell.".to_owned(),
        run_by: "Riverside".to_owned(),
        phone: "01632 960001".to_owned(),
        urgent: true,
        ..services::NewService::default()
    };
    services::add(&office, service).unwrap();
    let made = urgent(&[("telephoned", "no"), ("telephone_plan", "Priya, at noon")]).unwrap().value;
    assert_eq!(made.telephone[0].phone, "01632 960001", "the team's own first");
}

#[test]
fn somebody_here_already_is_referred_again_and_nothing_is_lowered() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let case = sample::ashworth(&office);
    set(&office, &case, "urgency", "two_days");
    set(&office, &case, "headline", "Known for years.");
    let both = Referral { cohorts: vec!["falls".to_owned(), "frailty".to_owned()], ..again(&case, &[]) };
    let enter = member::NewMembership { enter: vec!["falls".to_owned()], ..member::NewMembership::default() };
    member::change(&office, &case, enter).unwrap();
    let made = refer(&office, both).unwrap().value;
    assert_eq!(made.id, case, "the same case");
    let row = list::list(&office, list::Query::default()).unwrap().cases.remove(0);
    assert_eq!((row.urgency.as_str(), row.headline.as_str()), ("two_days", "Known for years."), "as it was");
    assert_eq!(row.cohorts, ["falls", "frailty"], "in both, in each once");
    assert!(!made.opened_again && row.status == "active", "it was open");

    let sooner = Referral {
        urgency: Some("now".to_owned()),
        ..again(&case, &[("telephoned", "yes"), ("telephoned_to", "999")])
    };
    refer(&office, sooner).unwrap();
    assert_eq!(value(&office, &case, "urgency"), "now", "more urgent counts");
    assert_eq!(records::list(&office, &case, Some(FORM)).unwrap().len(), 2, "each referral is kept");

    set(&office, &case, "status", "closed");
    let made = refer(&office, again(&case, &[])).unwrap().value;
    assert!(made.opened_again, "said, so that the page can tell");
    assert_eq!(value(&office, &case, "status"), "new", "it needs somebody's eye");
    assert_eq!(value(&office, &case, "urgency"), "routine", "how soon it was before it ended counts no more");
    for wrong in [
        Referral { person: Some(person("Brennan", "T")), ..again(&case, &[]) },
        Referral { case: None, ..again(&case, &[]) },
        again("nonsense", &[]),
        Referral { urgency: Some("soon".to_owned()), ..again(&case, &[]) },
        Referral { cohorts: vec!["nonsense".to_owned()], ..again(&case, &[]) },
        Referral { headline: Some("x".repeat(141)), ..again(&case, &[]) },
        again(&case, &[("source", "moon")]),
        again(&case, &[("received_at", "2099-01-01T00:00:00Z")]),
    ] {
        assert!(refer(&office, wrong.clone()).is_err(), "{wrong:?}");
    }
    assert_eq!(records::list(&office, &case, Some(FORM)).unwrap().len(), 3, "what was refused left nothing");
}

#[test]
fn an_objection_is_never_overwritten_by_a_referral() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let case = sample::ashworth(&office);
    let say = |agrees: &str| {
        let stays = refer(&office, again(&case, &[("agrees", agrees)])).unwrap().value.sharing_stays;
        (value(&office, &case, "sharing_objection"), stays)
    };
    let stands = |text: &str| (text.to_owned(), None);
    assert_eq!(say("not_asked"), stands(""), "nobody asked");
    assert_eq!(say("unknown"), stands(""), "nobody knows");
    assert_eq!(say("no_objection"), stands("no_objection"));
    assert_eq!(say("objects_some"), stands("objects_some"), "an objection counts at once");
    assert_eq!(say("objects_some"), stands("objects_some"), "the same is no question");
    let stays = Some("objects_some".to_owned());
    assert_eq!(say("explicit_consent_given"), ("objects_some".to_owned(), stays), "and stays until its page says so");
    assert_eq!(say("objects_all"), stands("objects_all"), "a wider one counts");
    set(&office, &case, "sharing_objection", "override_safeguarding");
    assert_eq!(say("objects_all").0, "override_safeguarding", "a decision for safeguarding is not undone in passing");
}

#[test]
fn the_half_written_form_goes_with_it_and_only_then() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let half = drafts::Draft { text: "half".to_owned(), ..drafts::Draft::default() };
    drafts::keep(&office, None, "referral", half.clone()).unwrap();
    let left = || drafts::read(&office, None, "referral").unwrap();
    refer(&office, Referral { draft: Some("referral".to_owned()), ..new(&[("source", "moon")]) }).unwrap_err();
    assert_eq!(left(), Some(half.clone()), "a refusal loses nothing");
    refer(&office, new(&[])).unwrap();
    assert_eq!(left(), Some(half), "a script's referral is not the one in the window");
    refer(&office, Referral { draft: Some("referral".to_owned()), ..new(&[]) }).unwrap();
    assert_eq!(left(), None, "saved");
}

#[test]
fn a_long_reason_is_cut_between_words() {
    assert_eq!(beginning("One. Two."), "One.");
    assert_eq!(beginning("  One line\nTwo"), "One line");
    let long = beginning(&"word ".repeat(60));
    assert!(long.chars().count() <= HEADLINE && long.ends_with("word…"), "{long}");
    assert_eq!(beginning(&"x".repeat(300)).chars().count(), HEADLINE, "a word without end is cut");
    assert_eq!(beginning(""), "", "nothing stays nothing");
}
