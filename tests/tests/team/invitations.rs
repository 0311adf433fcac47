//! Inviting, joining and coming to know one another, with the files in awkward order.

use casework::{
    case::list,
    organisation::partners,
    share::{read, status, write},
    team::{found, invite, join, show},
};

use super::{
    ALL, CHARITY, HOSPICE, HOUSING, NAMES, OTHERS, PRACTICE, TRUST, agree, as_all_joined, cases, five, invited, joined,
    members, read_bytes, whole,
};

#[test]
fn five_organisations_join_by_invitation_and_come_to_know_one_another() {
    let n = five(301);
    let mut files = Vec::new();
    for other in OTHERS {
        files.push((other, invited(&n, PRACTICE, NAMES[other])));
    }
    let told = members(&n, PRACTICE);
    assert_eq!(told.iter().filter(|(_, state)| *state == "invited").count(), 4, "nobody has answered yet: {told:?}");
    assert_eq!(show::show(&n.laptops[HOUSING].office).unwrap().team, None, "an invitation that was not read is none");

    // The last is the first to answer; the answers come back in another order still.
    files.rotate_left(2);
    for (other, file) in &files {
        let team = join::join(&n.laptops[*other].office, file).unwrap().value.team;
        assert_eq!(team, "Calder neighbourhood team", "it knows what it joins");
    }
    for other in [TRUST, HOUSING, HOSPICE, CHARITY] {
        n.carry(other, PRACTICE).unwrap();
    }
    for other in [CHARITY, HOSPICE, HOUSING, TRUST] {
        n.carry(PRACTICE, other).unwrap();
    }
    let practice = partners::ourselves(&n.laptops[PRACTICE].office).unwrap().id;
    for laptop in ALL {
        assert_eq!(members(&n, laptop), as_all_joined(), "as {} sees it", NAMES[laptop]);
        let team = show::show(&n.laptops[laptop].office).unwrap();
        assert_eq!(team.steward.as_deref(), Some(practice.as_str()), "whoever founded it keeps its list");
        assert_eq!(cases(&n, laptop), 0, "a team is no case");
        assert_eq!(list::list(&n.laptops[laptop].office, list::Query::default()).unwrap().total, 0, "nor in the list");
    }
    let known = partners::list(&n.laptops[HOUSING].office).unwrap();
    assert_eq!(known.len(), 4, "housing sees all four");
    for partner in known {
        let met = partner.name == NAMES[PRACTICE];
        assert_eq!(partner.verified, met, "only the practice's words were compared: {}", partner.name);
        assert_eq!(partner.introduced_by.as_ref(), Some(&practice).filter(|_| !met), "the others were introduced");
    }

    // Two that never met exchange files directly.
    let case = n.laptops[HOSPICE].case("Ashworth", "Edna").unwrap();
    n.laptops[HOSPICE].share(&case, NAMES[CHARITY]).unwrap();
    n.carry(HOSPICE, CHARITY).unwrap();
    n.laptops[CHARITY].note(&case, "Visited on Monday.").unwrap();
    n.carry(CHARITY, HOSPICE).unwrap();
    assert_eq!(n.laptops[HOSPICE].open(&case).unwrap().notes.len(), 1, "and an answer comes back");
    assert_eq!((cases(&n, HOSPICE), cases(&n, PRACTICE)), (1, 0), "one case, for those two alone");
    for a in ALL {
        for b in ALL {
            if a != b {
                agree(&n, a, b);
            }
        }
        whole(&n, a);
    }
}

#[test]
fn what_waits_for_a_partner_counts_the_teams_changes_until_its_receipt() {
    let n = joined(302);
    let waiting = |laptop: usize, of: &str| {
        let all = status::status(&n.laptops[laptop].office).unwrap();
        let one = all.into_iter().find(|partner| partner.partner == of).unwrap();
        (one.to_send, one.sent_not_received)
    };
    n.carry(HOUSING, PRACTICE).unwrap();
    assert_eq!(waiting(PRACTICE, NAMES[HOUSING]), (0, 0), "housing has said that it has the team's record");
    let (_, told) = write::seal(&n.laptops[PRACTICE].office, &[NAMES[HOUSING].to_owned()]).unwrap().value;
    assert_eq!((told.cases, told.changes), (0, 0), "nothing more goes to it, and no team is counted as a case");
}

#[test]
fn joining_twice_is_joining_once() {
    let n = five(303);
    let file = invited(&n, PRACTICE, NAMES[HOSPICE]);
    let first = join::join(&n.laptops[HOSPICE].office, &file).unwrap().value;
    let before = n.digest(HOSPICE, NAMES[PRACTICE]).unwrap();
    assert_eq!(join::join(&n.laptops[HOSPICE].office, &file).unwrap().value, first, "the same team");
    assert_eq!(n.digest(HOSPICE, NAMES[PRACTICE]).unwrap(), before, "and nothing was written");
    // Invited again, because the first file is thought lost.
    let again = invited(&n, PRACTICE, NAMES[HOSPICE]);
    assert_eq!(join::join(&n.laptops[HOSPICE].office, &again).unwrap().value, first, "still the same");
    assert_eq!(n.digest(HOSPICE, NAMES[PRACTICE]).unwrap(), before, "and nothing was written");
}

#[test]
fn a_file_that_was_read_before_still_invites() {
    let n = five(304);
    let file = invited(&n, PRACTICE, NAMES[HOSPICE]);
    read::receive(&n.laptops[HOSPICE].office, read_bytes(&file)).unwrap();
    let team = show::show(&n.laptops[HOSPICE].office).unwrap();
    assert_eq!(team.team, None, "reading is not joining");
    assert_eq!(team.invitations.len(), 1, "but the invitation is shown: {team:?}");
    join::join(&n.laptops[HOSPICE].office, &file).unwrap();
    assert_eq!(members(&n, HOSPICE).len(), 2, "joined");
}

#[test]
fn a_file_for_somebody_else_and_a_file_without_an_invitation_are_refused() {
    let n = five(305);
    let file = invited(&n, PRACTICE, NAMES[HOSPICE]);
    let refused = join::join(&n.laptops[TRUST].office, &file).unwrap_err();
    assert_eq!(refused.code(), "not_for_us", "the hospice's file is the hospice's");
    let written = write::write(&n.laptops[PRACTICE].office, &[NAMES[TRUST].to_owned()], &n.folder().join("plain"));
    let plain = written.unwrap().value.files[0].file.clone();
    let refused = join::join(&n.laptops[TRUST].office, plain.as_ref()).unwrap_err();
    assert_eq!(refused.code(), "not_allowed", "an ordinary file invites nobody");
    let refused = invite::invite(&n.laptops[TRUST].office, NAMES[PRACTICE], &n.folder()).unwrap_err();
    assert_eq!(refused.code(), "not_allowed", "who is in no team invites nobody");
    assert_eq!(show::show(&n.laptops[TRUST].office).unwrap().team, None, "nothing was joined");
}

#[test]
fn one_team_at_a_time_but_a_lonely_one_is_left_for_the_neighbourhoods() {
    let n = five(306);
    found::found(&n.laptops[HOUSING].office, "Named when setting up").unwrap();
    let file = invited(&n, PRACTICE, NAMES[HOUSING]);
    read::receive(&n.laptops[HOUSING].office, read_bytes(&file)).unwrap();
    let before = show::show(&n.laptops[HOUSING].office).unwrap();
    assert_eq!(before.team.as_deref(), Some("Named when setting up"), "still in its own");
    let waiting: Vec<&str> = before.invitations.iter().map(|one| one.team.as_str()).collect();
    assert_eq!(waiting, ["Calder neighbourhood team"], "and it sees that it is invited");
    join::join(&n.laptops[HOUSING].office, &file).unwrap();
    let after = show::show(&n.laptops[HOUSING].office).unwrap();
    assert_eq!(after.invitations, [], "the team that it left does not invite it");
    let team = after.team;
    assert_eq!(team.as_deref(), Some("Calder neighbourhood team"), "the team of one was left");
    whole(&n, HOUSING);

    found::found(&n.laptops[TRUST].office, "Another team").unwrap();
    n.pair(TRUST, CHARITY).unwrap();
    let file = invited(&n, TRUST, NAMES[CHARITY]);
    join::join(&n.laptops[CHARITY].office, &file).unwrap();
    let file = invited(&n, PRACTICE, NAMES[CHARITY]);
    let refused = join::join(&n.laptops[CHARITY].office, &file).unwrap_err();
    assert_eq!(refused.code(), "not_allowed", "it is in a team with others");
    let team = show::show(&n.laptops[CHARITY].office).unwrap().team;
    assert_eq!(team.as_deref(), Some("Another team"), "and stays there");
    n.carry(CHARITY, PRACTICE).unwrap();
    assert!(members(&n, PRACTICE).contains(&(NAMES[CHARITY].to_owned(), "invited")), "shown as it is");
}

#[test]
fn any_member_invites_and_any_members_file_introduces_the_newcomer() {
    let n = five(307);
    for other in [HOSPICE, HOUSING] {
        let file = invited(&n, PRACTICE, NAMES[other]);
        join::join(&n.laptops[other].office, &file).unwrap();
        n.carry(other, PRACTICE).unwrap();
    }
    n.carry(PRACTICE, HOUSING).unwrap();
    n.carry(PRACTICE, HOSPICE).unwrap();
    // The hospice, which housing knows by introduction only, brings in the charity; the charity, the trust.
    n.pair(HOSPICE, CHARITY).unwrap();
    let file = invited(&n, HOSPICE, NAMES[CHARITY]);
    join::join(&n.laptops[CHARITY].office, &file).unwrap();
    n.pair(CHARITY, TRUST).unwrap();
    let file = invited(&n, CHARITY, NAMES[TRUST]);
    join::join(&n.laptops[TRUST].office, &file).unwrap();
    n.carry(TRUST, CHARITY).unwrap();
    n.carry(CHARITY, HOSPICE).unwrap();
    n.carry(HOSPICE, HOUSING).unwrap();
    let team = show::show(&n.laptops[HOUSING].office).unwrap();
    assert_eq!(members(&n, HOUSING), as_all_joined(), "through one file of an introduced member");
    let hospice = partners::ourselves(&n.laptops[HOSPICE].office).unwrap().id;
    let trust = team.members.iter().find(|member| member.name == NAMES[TRUST]).unwrap();
    assert_eq!((trust.verified, trust.introduced_by.as_ref()), (false, Some(&hospice)), "not met: {trust:?}");
    // The newcomers know housing from the same list, and write to it directly.
    n.carry(TRUST, HOUSING).unwrap();
    agree(&n, TRUST, HOUSING);
    whole(&n, HOUSING);
}

#[test]
fn a_second_laptop_is_in_its_organisations_team() {
    let mut n = five(308);
    let second = n.enrol(HOSPICE).unwrap();
    let file = invited(&n, PRACTICE, NAMES[HOSPICE]);
    join::join(&n.laptops[HOSPICE].office, &file).unwrap();
    n.carry(HOSPICE, second).unwrap();
    assert_eq!(members(&n, second), members(&n, HOSPICE), "told by the first laptop");
}

#[test]
fn nobody_is_invited_when_the_file_cannot_be_written() {
    let n = five(310);
    let taken = n.folder().join("taken");
    std::fs::write(&taken, b"a file where the folder should be").unwrap();
    let refused = invite::invite(&n.laptops[PRACTICE].office, NAMES[HOSPICE], &taken.join("stick")).unwrap_err();
    assert_eq!(refused.code(), "file", "nothing can be written there");
    assert_eq!(members(&n, PRACTICE).len(), 1, "and nobody was invited");
}
