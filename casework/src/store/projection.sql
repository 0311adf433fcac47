-- The projection: what screens query. It can be dropped and is then rebuilt identically from the documents.

CREATE TABLE case_view (
    space          INTEGER PRIMARY KEY NOT NULL,
    id             TEXT NOT NULL,
    code           TEXT NOT NULL DEFAULT '',
    family_name    TEXT NOT NULL DEFAULT '',
    given_name     TEXT NOT NULL DEFAULT '',
    known_as       TEXT NOT NULL DEFAULT '',
    title          TEXT NOT NULL DEFAULT '',
    sort_name      TEXT NOT NULL DEFAULT '',
    date_of_birth  TEXT NOT NULL DEFAULT '',
    date_of_death  TEXT NOT NULL DEFAULT '',
    -- Years as an age tells them, where no date of birth is known.
    born_about     TEXT NOT NULL DEFAULT '',
    nhs_number     TEXT NOT NULL DEFAULT '',
    address        TEXT NOT NULL DEFAULT '',
    postcode       TEXT NOT NULL DEFAULT '',
    phone          TEXT NOT NULL DEFAULT '',
    sex            TEXT NOT NULL DEFAULT '',
    status         TEXT NOT NULL DEFAULT '',
    -- Since when it is so, as whoever made it so claims; milliseconds.
    status_since   INTEGER NOT NULL DEFAULT 0,
    status_reason  TEXT NOT NULL DEFAULT '',
    urgency        TEXT NOT NULL DEFAULT '',
    headline       TEXT NOT NULL DEFAULT '',
    key_worker     TEXT NOT NULL DEFAULT '',
    next_review    TEXT NOT NULL DEFAULT '',
    -- When somebody last said when it is looked at again, or that no day is set.
    reviewed_at    INTEGER NOT NULL DEFAULT 0,
    -- What this case itself says, and what holds for the person: the strictest of all its records.
    own_restricted INTEGER NOT NULL DEFAULT 0,
    restricted     INTEGER NOT NULL DEFAULT 0,
    -- Shown under another case of the same person: in no list, found by its id.
    merged         INTEGER NOT NULL DEFAULT 0,
    updated_at     INTEGER NOT NULL DEFAULT 0,
    -- How many changes arrived since this laptop's person last looked, and the position of the newest.
    updates        INTEGER NOT NULL DEFAULT 0,
    newest_update  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX case_by_id ON case_view (id);
CREATE INDEX case_by_name ON case_view (merged, sort_name, id);
CREATE INDEX case_by_status ON case_view (merged, status, sort_name, id);
CREATE INDEX case_by_nhs_number ON case_view (nhs_number) WHERE nhs_number <> '';

-- With the status, so that the open ones among them are counted without their rows (`case/needs.rs`).
CREATE INDEX case_by_change ON case_view (merged, updated_at DESC, sort_name, status);
-- These two hold the conditions of `case/needs.rs` word for word.
CREATE INDEX case_without_key_worker ON case_view (merged, sort_name, id)
    WHERE key_worker IN ('', 'unknown') AND status NOT IN ('closed', 'declined', 'entered_in_error');
CREATE INDEX case_without_nhs_number ON case_view (merged, sort_name, id)
    WHERE nhs_number IN ('', 'unknown') AND status NOT IN ('closed', 'declined', 'entered_in_error');
CREATE INDEX case_by_update ON case_view (merged, newest_update DESC, sort_name);

-- Who said of two cases that they are one person, or two, and has not taken it back.
CREATE TABLE same_view (
    space  INTEGER NOT NULL,
    entry  BLOB NOT NULL,
    -- The other case's id: it need not be here.
    other  BLOB NOT NULL,
    same   INTEGER NOT NULL,
    -- Of one person the case that is kept.
    kept   BLOB,
    reason TEXT NOT NULL,
    change BLOB NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_by_other ON same_view (other);

-- Of a case that is one person with others here, the case by which they are shown. A case alone has no row.
CREATE TABLE person_view (
    space  INTEGER PRIMARY KEY NOT NULL,
    person INTEGER NOT NULL
) STRICT;
CREATE INDEX person_by_case ON person_view (person);

-- What is compared of each case, the keys under which it is looked for, and the pairs that may be one person.
CREATE TABLE match_view (
    space INTEGER PRIMARY KEY NOT NULL,
    said  TEXT NOT NULL
) STRICT;
CREATE TABLE match_key_view (
    key   INTEGER NOT NULL,
    space INTEGER NOT NULL,
    PRIMARY KEY (key, space)
) STRICT, WITHOUT ROWID;
CREATE TABLE pair_view (
    a     INTEGER NOT NULL,
    b     INTEGER NOT NULL,
    why   TEXT NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_b ON pair_view (b);

-- Who wrote what arrived since this laptop's person last looked; a case that was seen whole has no row.
CREATE TABLE update_view (
    space   INTEGER NOT NULL,
    seat    BLOB NOT NULL,
    updates INTEGER NOT NULL,
    newest  INTEGER NOT NULL,
    PRIMARY KEY (space, seat)
) STRICT, WITHOUT ROWID;

-- When each part last changed: the newest claimed time in it.
CREATE TABLE part_view (
    space      INTEGER NOT NULL,
    part       TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (space, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership_view (
    cohort     TEXT NOT NULL,
    space      INTEGER NOT NULL,
    part       TEXT NOT NULL,
    entry      BLOB NOT NULL,
    entered_at INTEGER NOT NULL,
    PRIMARY KEY (cohort, space, part, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_of_case ON membership_view (space);

-- The copy of a team's own cohort that travels with a membership, for whoever has not got the team's document.
CREATE TABLE cohort_copy_view (
    cohort    TEXT NOT NULL,
    space     INTEGER NOT NULL,
    entry     BLOB NOT NULL,
    part      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    name      TEXT NOT NULL,
    purpose   TEXT NOT NULL,
    home_part TEXT NOT NULL,
    PRIMARY KEY (cohort, space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX cohort_copy_of_case ON cohort_copy_view (space, part);

-- Teams whose document is here.
CREATE TABLE team_view (
    space INTEGER PRIMARY KEY NOT NULL,
    id    TEXT NOT NULL,
    name  TEXT NOT NULL
) STRICT;

-- Who says it has joined; a row with `leaves` takes the joining of that id back.
CREATE TABLE team_member_view (
    space        INTEGER NOT NULL,
    entry        BLOB NOT NULL,
    organisation BLOB NOT NULL,
    -- Who signed it: it counts only for the seat's own organisation.
    seat         BLOB NOT NULL,
    joined_at    INTEGER NOT NULL,
    leaves       BLOB,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_member_by_organisation ON team_member_view (organisation);

-- Every version of every cohort that a team defined itself.
CREATE TABLE team_cohort_view (
    space          INTEGER NOT NULL,
    entry          BLOB NOT NULL,
    cohort         TEXT NOT NULL,
    version        INTEGER NOT NULL,
    current        INTEGER NOT NULL,
    change         BLOB NOT NULL,
    at             INTEGER NOT NULL,
    name           TEXT NOT NULL,
    purpose        TEXT NOT NULL,
    home_part      TEXT NOT NULL,
    -- One line an outcome.
    outcomes       TEXT NOT NULL,
    entry_criteria TEXT NOT NULL,
    exit_criteria  TEXT NOT NULL,
    review_days    INTEGER,
    -- One line a partner: its id, a space, its parts.
    circle         TEXT NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_cohort_by_id ON team_cohort_view (cohort, version);

-- Every version of every service of a team's directory.
CREATE TABLE team_service_view (
    space       INTEGER NOT NULL,
    entry       BLOB NOT NULL,
    service     TEXT NOT NULL,
    version     INTEGER NOT NULL,
    current     INTEGER NOT NULL,
    change      BLOB NOT NULL,
    at          INTEGER NOT NULL,
    name        TEXT NOT NULL,
    what        TEXT NOT NULL,
    run_by_org  BLOB,
    run_by      TEXT NOT NULL,
    area        TEXT NOT NULL,
    phone       TEXT NOT NULL,
    refer       TEXT NOT NULL,
    hours       TEXT NOT NULL,
    eligibility TEXT NOT NULL,
    urgent      INTEGER NOT NULL,
    checked     TEXT NOT NULL,
    -- Why it is no longer offered; NULL while it is.
    withdrawn   TEXT,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_service_by_id ON team_service_view (service, version);
CREATE INDEX team_service_by_name ON team_service_view (space, name) WHERE current = 1;

-- What was needed and nobody offered, and what became of it.
CREATE TABLE team_gap_view (
    space  INTEGER NOT NULL,
    entry  BLOB NOT NULL,
    change BLOB NOT NULL,
    at     INTEGER NOT NULL,
    text   TEXT NOT NULL,
    people INTEGER,
    cohort TEXT NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE team_gap_met_view (
    space  INTEGER NOT NULL,
    entry  BLOB NOT NULL,
    gap    BLOB NOT NULL,
    -- Its place by what its author had seen: claimed times may be wrong.
    place  INTEGER NOT NULL,
    -- Met, or open after all.
    met    INTEGER NOT NULL,
    change BLOB NOT NULL,
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_gap_met_of ON team_gap_met_view (gap, place);

-- Fields with more than one open answer.
CREATE TABLE two_answers_view (
    space INTEGER NOT NULL,
    part  TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (space, part, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_view (
    space     INTEGER NOT NULL,
    entry     BLOB NOT NULL,
    part      TEXT NOT NULL,
    change    BLOB NOT NULL,
    kind      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    event_at  INTEGER,
    body      BLOB NOT NULL,
    amends    BLOB,
    withdrawn TEXT,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_by_entry ON note_view (entry);

-- Where each action stands. The steps that led there are in action_step_view.
CREATE TABLE action_view (
    space        INTEGER NOT NULL,
    entry        BLOB NOT NULL,
    part         TEXT NOT NULL,
    change       BLOB NOT NULL,
    text         TEXT NOT NULL,
    due          TEXT NOT NULL,
    asked_at     INTEGER NOT NULL,
    owner_org    BLOB,
    owner_person TEXT NOT NULL,
    -- The change that asked the present owner: its receipt says whether the owner has it.
    owner_change BLOB NOT NULL,
    state        TEXT NOT NULL,
    -- Since when it stands so, as whoever made it so claims; milliseconds.
    stands_since INTEGER NOT NULL,
    settled      INTEGER NOT NULL,
    -- The step that made it so; NULL while nobody has answered.
    step         BLOB,
    -- Newest steps that say something else.
    also         INTEGER NOT NULL,
    -- The newest steps, 16 bytes each: what a form hands back.
    newest       BLOB NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_by_entry ON action_view (entry);
CREATE INDEX action_by_due ON action_view (due, entry);
CREATE INDEX action_by_state ON action_view (state, due, entry);
CREATE INDEX action_unsettled ON action_view (space) WHERE settled = 0;
CREATE INDEX action_open ON action_view (due, entry, owner_org) WHERE settled = 0;
CREATE INDEX action_finished ON action_view (stands_since) WHERE settled = 1;

-- Every step of every action, also those that do not count.
CREATE TABLE action_step_view (
    space     INTEGER NOT NULL,
    entry     BLOB NOT NULL,
    part      TEXT NOT NULL,
    action    BLOB NOT NULL,
    -- Its place by what its author had seen: claimed times may be wrong.
    place     INTEGER NOT NULL,
    change    BLOB NOT NULL,
    at        INTEGER NOT NULL,
    state     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    -- Asked of whom now, or suggested by who declined.
    owner_org    BLOB,
    owner_person TEXT NOT NULL,
    counted   INTEGER NOT NULL,
    also      INTEGER NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_step_of ON action_step_view (action, place, entry);

-- Every version of every record. A chart or count reads the newest.
CREATE TABLE record_view (
    space     INTEGER NOT NULL,
    entry     BLOB NOT NULL,
    -- The first version: the record's id.
    root      BLOB NOT NULL,
    part      TEXT NOT NULL,
    form      TEXT NOT NULL,
    version   TEXT NOT NULL,
    change    BLOB NOT NULL,
    at        INTEGER NOT NULL,
    -- What its form says about when it happened: a date, or a time in UTC with ~ before an estimate; else empty.
    happened  TEXT NOT NULL,
    -- Its place among the versions by what their authors had seen.
    place     INTEGER NOT NULL,
    -- Nobody has corrected it.
    newest    INTEGER NOT NULL,
    -- The newest versions say different things.
    open      INTEGER NOT NULL,
    withdrawn TEXT,
    -- It was taken from an imported list.
    listed    INTEGER NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_entry ON record_view (entry);
CREATE INDEX record_by_form ON record_view (form, happened) WHERE newest = 1;

-- The answers of each version; the number where it is one.
CREATE TABLE record_value_view (
    space  INTEGER NOT NULL,
    entry  BLOB NOT NULL,
    field  TEXT NOT NULL,
    part   TEXT NOT NULL,
    value  TEXT NOT NULL,
    number REAL,
    PRIMARY KEY (space, entry, field)
) STRICT, WITHOUT ROWID;

-- The definition of a team's own form, as the records of a case carry it.
CREATE TABLE form_copy_view (
    space      INTEGER NOT NULL,
    entry      BLOB NOT NULL,
    part       TEXT NOT NULL,
    form       TEXT NOT NULL,
    version    TEXT NOT NULL,
    at         INTEGER NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_copy_by_form ON form_copy_view (form, version);

-- Every version of each of a team's own forms.
CREATE TABLE team_form_view (
    space      INTEGER NOT NULL,
    version    TEXT NOT NULL,
    form       TEXT NOT NULL,
    number     INTEGER NOT NULL,
    current    INTEGER NOT NULL,
    change     BLOB NOT NULL,
    at         INTEGER NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (space, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_form_by_id ON team_form_view (form, version);

-- Who holds which part, joined from the control logs.
CREATE TABLE circle_view (
    space INTEGER NOT NULL,
    part  TEXT NOT NULL,
    org   BLOB NOT NULL,
    -- The position in our journal at which it came in: whatever was written before is for it from there on.
    since INTEGER NOT NULL,
    -- It keeps the circle.
    steward INTEGER NOT NULL,
    PRIMARY KEY (space, part, org)
) STRICT, WITHOUT ROWID;
CREATE INDEX circle_of_org ON circle_view (org, space, part);

-- Not detail = 'none': with secure-delete that spoils the index when one row changes twice in a transaction
-- (SQLite 3.51.3; found by tests/tests/schedules).
CREATE VIRTUAL TABLE case_search USING fts5 (
    words, tokenize = 'unicode61 remove_diacritics 2', detail = 'column', columnsize = 0
);
INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);

-- Every offer of a duty (who is key worker, which organisation leads) and every answer; where each stands is resolved
-- when it is read, because it hangs on who signed what.
CREATE TABLE handover_view (
    space      INTEGER NOT NULL,
    entry      BLOB NOT NULL,
    change     BLOB NOT NULL,
    at         INTEGER NOT NULL,
    -- Its place by what its author had seen: claimed times may be wrong.
    place      INTEGER NOT NULL,
    of         TEXT NOT NULL,
    to_org     BLOB NOT NULL,
    to_person  TEXT NOT NULL,
    from_value TEXT NOT NULL,
    reason     TEXT NOT NULL,
    summary    TEXT NOT NULL,
    effective  TEXT NOT NULL,
    -- The acceptances its author had seen, 16 bytes each.
    after      BLOB NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_by_entry ON handover_view (entry);
CREATE INDEX handover_to ON handover_view (to_org, space);

CREATE TABLE handover_step_view (
    space    INTEGER NOT NULL,
    entry    BLOB NOT NULL,
    handover BLOB NOT NULL,
    change   BLOB NOT NULL,
    at       INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    state    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    after    BLOB NOT NULL,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;

-- Photos and PDFs.
CREATE TABLE attachment_view (
    space     INTEGER NOT NULL,
    entry     BLOB NOT NULL,
    part      TEXT NOT NULL,
    change    BLOB NOT NULL,
    name      TEXT NOT NULL,
    media     TEXT NOT NULL,
    size      INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    body      BLOB NOT NULL,
    withdrawn TEXT,
    PRIMARY KEY (space, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_entry ON attachment_view (entry);

-- Every entry with a sealed body beside the document.
CREATE VIEW sealed_view AS
    SELECT space, part, change, body, 1 AS note FROM note_view
    UNION ALL
    SELECT space, part, change, body, 0 AS note FROM attachment_view;
