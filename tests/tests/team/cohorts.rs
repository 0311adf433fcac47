//! Cohorts of the team's own: their definitions, what travels with a case, what nobody learns, and shared circles.

use casework::{
    case::{
        add::{NewCase, NewPerson, add},
        cohort::{
            self,
            add::{NewCohort, Proposed},
            show,
        },
        list,
        open::Case,
        set,
        share::share,
        share_cohort::share_cohort,
    },
    intake::csv,
    team::found,
};
use tests::{Neighbourhood, forge};

use super::{CHARITY, HOSPICE, HOUSING, NAMES, PRACTICE, agree, cases, joined, whole};

fn warm_homes(home: &str) -> NewCohort {
    NewCohort {
        name: "Warm homes".to_owned(),
        purpose: "Nobody on our list is cold this winter.".to_owned(),
        home_part: Some(home.to_owned()),
        entry_criteria: Some("Cannot heat the home.".to_owned()),
        review_days: Some(28),
        ..NewCohort::default()
    }
}

fn define(n: &Neighbourhood, laptop: usize, new: NewCohort) -> String {
    cohort::add::add(&n.laptops[laptop].office, new).unwrap().value.cohort.id
}

fn tagged(n: &Neighbourhood, laptop: usize, family: &str, cohort: &str) -> String {
    let person = NewPerson { family_name: family.to_owned(), ..NewPerson::default() };
    let new = NewCase { person, cohorts: vec![cohort.to_owned()], ..NewCase::default() };
    add(&n.laptops[laptop].office, new).unwrap().value.id
}

fn of_cohort(n: &Neighbourhood, laptop: usize, cohort: &str) -> u64 {
    let query = list::Query { cohort: Some(cohort.to_owned()), ..list::Query::default() };
    list::list(&n.laptops[laptop].office, query).unwrap().total
}

fn listed(n: &Neighbourhood, laptop: usize, id: &str) -> Option<cohort::Cohort> {
    cohort::list(&n.laptops[laptop].office).unwrap().into_iter().find(|cohort| cohort.id == id)
}

fn names(case: &Case) -> Vec<&str> {
    case.cohort_names.iter().map(|tag| tag.name.as_str()).collect()
}

#[test]
fn a_cohort_that_one_member_defines_is_every_members() {
    let n = joined(321);
    let id = define(&n, PRACTICE, warm_homes("social"));
    n.carry(PRACTICE, HOUSING).unwrap();
    let seen = listed(&n, HOUSING, &id).expect("housing has it");
    assert_eq!((seen.name.as_str(), seen.kind.as_str(), seen.known_from), ("Warm homes", "user_defined", "team"));
    let case = tagged(&n, HOUSING, "Ashworth", &id);
    assert_eq!(of_cohort(&n, HOUSING, &id), 1, "its people are found by it");
    assert_eq!(names(&n.laptops[HOUSING].open(&case).unwrap()), ["Warm homes"], "and say what it is");
    let list = b"Surname,First name\nJones,Alun\n";
    let options = csv::Options { cohort: Some(id.clone()), ..csv::Options::default() };
    csv::import(&n.laptops[HOUSING].office, list, options).unwrap();
    assert_eq!(listed(&n, HOUSING, &id).unwrap().open_cases, 2, "an imported list may enter it");
    whole(&n, HOUSING);
}

#[test]
fn corrections_of_one_time_both_stand_and_every_laptop_shows_the_same_one() {
    let n = joined(322);
    let id = define(&n, PRACTICE, warm_homes("social"));
    n.carry(PRACTICE, HOSPICE).unwrap();
    let change = |laptop: usize, name: &str| {
        let new = NewCohort { name: name.to_owned(), home_part: None, ..warm_homes("social") };
        cohort::add::change(&n.laptops[laptop].office, &id, new).unwrap();
    };
    change(PRACTICE, "Warm and well");
    change(HOSPICE, "Warm and dry");
    n.carry(PRACTICE, HOSPICE).unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let [ours, theirs] = [PRACTICE, HOSPICE].map(|laptop| show::show(&n.laptops[laptop].office, &id).unwrap());
    assert_eq!(ours, theirs, "the same on both");
    let versions: Vec<i64> = ours.versions.iter().map(|version| version.version).collect();
    assert_eq!(versions, [2, 2, 1], "both corrections and what they corrected: {:?}", ours.versions);
    assert_eq!(ours.cohort.name, "Warm and dry", "the later clock counts");
    change(PRACTICE, "Warm, well and dry");
    assert_eq!(show::show(&n.laptops[PRACTICE].office, &id).unwrap().cohort.name, "Warm, well and dry", "settled");
    let moved = NewCohort { home_part: Some("core".to_owned()), ..warm_homes("social") };
    let refused = cohort::add::change(&n.laptops[PRACTICE].office, &id, moved).unwrap_err();
    assert_eq!(refused.field(), Some("home_part"), "tags do not come to be read by others");
    n.carry(PRACTICE, HOSPICE).unwrap();
    agree(&n, PRACTICE, HOSPICE);
    [PRACTICE, HOSPICE].iter().for_each(|laptop| whole(&n, *laptop));
}

#[test]
fn what_a_cohort_must_say_is_asked_for() {
    let n = joined(323);
    let office = &n.laptops[PRACTICE].office;
    let field = |new: NewCohort| cohort::add::add(office, new).unwrap_err().field().map(str::to_owned);
    assert_eq!(
        field(NewCohort { purpose: " ".to_owned(), ..warm_homes("core") }),
        Some("purpose".to_owned()),
        "what it is for"
    );
    assert_eq!(field(NewCohort { name: String::new(), ..warm_homes("core") }), Some("name".to_owned()), "a name");
    assert_eq!(
        field(NewCohort { home_part: None, ..warm_homes("core") }),
        Some("home_part".to_owned()),
        "who will know"
    );
    assert_eq!(field(warm_homes("team")), Some("home_part".to_owned()), "a part of a case");
    assert_eq!(
        field(NewCohort { review_days: Some(0), ..warm_homes("core") }),
        Some("review_days".to_owned()),
        "a real interval"
    );
    assert_eq!(
        field(NewCohort { name: "falls RESPONSE".to_owned(), ..warm_homes("core") }),
        Some("name".to_owned()),
        "taken"
    );
    define(&n, PRACTICE, warm_homes("core"));
    assert_eq!(field(warm_homes("core")), Some("name".to_owned()), "taken too");
    let mut lonely = Neighbourhood::new(329);
    lonely.found("Nobody's", "vcse").unwrap();
    let refused = cohort::add::add(&lonely.laptops[0].office, warm_homes("core")).unwrap_err();
    assert_eq!(refused.code(), "not_allowed", "a cohort of the team's own needs a team");
}

#[test]
fn who_does_not_hold_the_home_part_learns_nothing_of_the_tag() {
    let n = joined(324);
    let id = define(&n, PRACTICE, warm_homes("clinical"));
    n.carry(PRACTICE, HOUSING).unwrap();
    let case = tagged(&n, PRACTICE, "Ashworth", &id);
    n.laptops[PRACTICE].share(&case, NAMES[HOUSING]).unwrap();
    let directory = forge::directory(&n);
    for bytes in n.seal(PRACTICE, NAMES[HOUSING]).unwrap() {
        let contents = forge::opened(&n, &directory, HOUSING, &bytes).unwrap().contents;
        assert!(contents.changes.iter().all(|change| change.part.as_str() != "clinical"), "the part stays here");
        let tells = |raw: &[u8]| raw.windows(id.len()).any(|window| window == id.as_bytes());
        let of_case = contents.changes.iter().filter(|change| change.space.to_string() == case);
        assert!(of_case.clone().count() > 0, "the case itself goes");
        assert!(of_case.into_iter().all(|change| !tells(&change.raw)), "and none of its changes names the cohort");
        casework::share::read::receive(&n.laptops[HOUSING].office, bytes).unwrap();
    }
    let seen = n.laptops[HOUSING].open(&case).unwrap();
    assert_eq!((seen.summary.cohorts.len(), seen.cohort_names.len()), (0, 0), "the case is in no cohort there");
    assert_eq!(of_cohort(&n, HOUSING, &id), 0, "nobody is in the cohort");
    assert_eq!(listed(&n, HOUSING, &id).unwrap().open_cases, 0, "nor counted");
    agree(&n, PRACTICE, HOUSING);
    let before = n.digest(HOUSING, NAMES[PRACTICE]).unwrap();
    // The same case with one more clinical word: housing's record does not even change.
    set::set(&n.laptops[PRACTICE].office, &case, "allergies", "Penicillin", None).unwrap();
    n.carry(PRACTICE, HOUSING).unwrap();
    assert_eq!(n.digest(HOUSING, NAMES[PRACTICE]).unwrap(), before, "by no digest either");
}

#[test]
fn a_partner_outside_the_team_can_read_the_tag_and_not_use_it() {
    let mut n = joined(325);
    let ambulance = n.found("Calder Ambulance", "ambulance").unwrap();
    n.pair(PRACTICE, ambulance).unwrap();
    let id = define(&n, PRACTICE, warm_homes("clinical"));
    let case = tagged(&n, PRACTICE, "Ashworth", &id);
    n.laptops[PRACTICE].share(&case, "Calder Ambulance").unwrap();
    n.carry(PRACTICE, ambulance).unwrap();
    assert_eq!(names(&n.laptops[ambulance].open(&case).unwrap()), ["Warm homes"], "the definition came with the case");
    let seen = listed(&n, ambulance, &id).expect("its list names it");
    assert_eq!((seen.known_from, seen.open_cases), ("case", 1), "as known from the case: {seen:?}");
    assert_eq!(seen.purpose, "Nobody on our list is cold this winter.", "with its purpose");
    assert_eq!(of_cohort(&n, ambulance, &id), 1, "and it can be filtered by");
    assert_eq!(cases(&n, ambulance), 1, "one case, no team");
    let person = NewPerson { family_name: "Jones".to_owned(), ..NewPerson::default() };
    let new = NewCase { person, cohorts: vec![id.clone()], ..NewCase::default() };
    assert_eq!(add(&n.laptops[ambulance].office, new).unwrap_err().code(), "not_allowed", "it is not its team's");
    // The definition is corrected; the next case brings the newer words.
    let new = NewCohort { name: "Warm and dry".to_owned(), ..warm_homes("clinical") };
    cohort::add::change(&n.laptops[PRACTICE].office, &id, new).unwrap();
    let next = tagged(&n, PRACTICE, "Okafor", &id);
    n.laptops[PRACTICE].share(&next, "Calder Ambulance").unwrap();
    n.carry(PRACTICE, ambulance).unwrap();
    assert_eq!(names(&n.laptops[ambulance].open(&case).unwrap()), ["Warm and dry"], "for every case of it");
    whole(&n, ambulance);
}

#[test]
fn a_cohort_is_shared_in_one_confirmation_and_those_who_object_are_not() {
    let n = joined(326);
    let circle = [(HOUSING, &["social", "contact"][..]), (CHARITY, &["core"][..]), (PRACTICE, &["core"][..])];
    let proposed = circle.iter().map(|(who, parts)| Proposed {
        organisation: NAMES[*who].to_owned(),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
    });
    let id = define(&n, PRACTICE, NewCohort { circle: proposed.collect(), ..warm_homes("social") });
    let office = &n.laptops[PRACTICE].office;
    let [plain, objects, restricted, closed] =
        ["Ashworth", "Brennan", "Carr", "Dodd"].map(|family| tagged(&n, PRACTICE, family, &id));
    set::set(office, &objects, "sharing_objection", "objects_all", None).unwrap();
    set::set(office, &restricted, "restricted", "yes", None).unwrap();
    set::set(office, &closed, "status", "closed", None).unwrap();

    assert_eq!(share_cohort(office, &id, &[], None, " ").unwrap_err().field(), Some("basis"), "why is asked");
    let told = share_cohort(office, &id, &[], None, "Direct care; told on the first visit.").unwrap().value;
    assert_eq!((told.cases, told.shared, told.unchanged), (3, 1, 0), "a closed case is not open: {told:?}");
    let refused: Vec<&str> = told.refused.iter().map(|case| case.id.as_str()).collect();
    let mut kept_back = [objects.as_str(), restricted.as_str()];
    kept_back.sort_unstable();
    let mut sorted = refused.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, kept_back, "those two, with the reason: {told:?}");
    assert!(told.refused.iter().all(|case| case.code == "not_allowed" && !case.message.is_empty()), "in words");
    let holders = n.laptops[PRACTICE].open(&plain).unwrap().circle;
    let parts = |name: &str| holders.iter().find(|holder| holder.organisation == name).unwrap().parts.clone();
    assert_eq!(parts(NAMES[HOUSING]), ["contact", "core", "social"], "as the cohort proposes, the core always");
    assert_eq!(parts(NAMES[CHARITY]), ["core"], "each its own");
    assert_eq!(n.laptops[PRACTICE].open(&restricted).unwrap().circle.len(), 1, "nothing half done");

    let again = share_cohort(office, &id, &[], None, "Direct care.").unwrap().value;
    assert_eq!((again.cases, again.shared, again.unchanged), (3, 0, 1), "once is enough");
    let one = share_cohort(office, &id, &[NAMES[HOSPICE].to_owned()], None, "Direct care.").unwrap().value;
    assert_eq!((one.shared, one.refused.len()), (2, 1), "by the hospice's default: a hidden address is left out");
    n.carry(PRACTICE, HOUSING).unwrap();
    assert_eq!(names(&n.laptops[HOUSING].open(&plain).unwrap()), ["Warm homes"], "housing holds the home part");
    let refused = share_cohort(office, "falls", &[], None, "Direct care.").unwrap_err();
    assert_eq!(refused.field(), Some("with"), "a cohort without a circle says with whom");
    let refused = share_cohort(office, "no such", &[], None, "Direct care.").unwrap_err();
    assert_eq!(refused.field(), Some("cohorts"), "a cohort that is");
    let named = share(office, &plain, &[NAMES[HOSPICE].to_owned()], Some(&["team".to_owned()]), "told").unwrap_err();
    assert_eq!(named.field(), Some("parts"), "the team's part is of no case");
}

#[test]
fn a_cohort_of_a_team_that_was_left_can_still_be_read() {
    let n = joined(327);
    let mut alone = Neighbourhood::new(328);
    alone.found("Far Practice", "gp_practice").unwrap();
    found::found(&alone.laptops[0].office, "For now").unwrap();
    let id = define(&alone, 0, warm_homes("core"));
    let case = tagged(&alone, 0, "Ashworth", &id);
    assert_eq!(names(&alone.laptops[0].open(&case).unwrap()), ["Warm homes"], "in a team of one too");
    assert!(listed(&n, PRACTICE, &id).is_none(), "another neighbourhood's cohort is not ours");
}
