-- Kept tables: what cannot be derived. The projection is elsewhere and is dropped and rebuilt instead.

-- Facts about this store: organisation, store id, sealed root, code counter.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Organisations whose profile we hold; trust is own, verified, introduced or distrusted.
CREATE TABLE organisation (
    n             INTEGER PRIMARY KEY NOT NULL,
    org           BLOB NOT NULL UNIQUE,
    trust         TEXT NOT NULL,
    introduced_by BLOB,
    since         INTEGER NOT NULL,
    profile       BLOB NOT NULL
) STRICT;

-- Every device list ever accepted, as signed.
CREATE TABLE device_list (
    org     BLOB NOT NULL,
    epoch   INTEGER NOT NULL,
    version INTEGER NOT NULL,
    signed  BLOB NOT NULL,
    PRIMARY KEY (org, epoch, version)
) STRICT, WITHOUT ROWID;

-- Every seat certificate ever accepted, as signed.
CREATE TABLE certificate (
    seat   BLOB NOT NULL,
    signed BLOB NOT NULL,
    PRIMARY KEY (seat, signed)
) STRICT, WITHOUT ROWID;

-- This machine's seats: private keys wrapped under the vault key.
CREATE TABLE seat_secret (
    seat    BLOB PRIMARY KEY NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Spaces: cases now; team, meetings and learning log later.
CREATE TABLE space (
    n     INTEGER PRIMARY KEY NOT NULL,
    space BLOB NOT NULL UNIQUE,
    kind  TEXT NOT NULL,
    nonce BLOB
) STRICT;

-- A seat during one unlock of one vault: who an Automerge actor is.
CREATE TABLE author (
    n           INTEGER PRIMARY KEY NOT NULL,
    seat        BLOB NOT NULL,
    incarnation BLOB NOT NULL,
    UNIQUE (seat, incarnation)
) STRICT;

-- The control log of each part: who holds it.
CREATE TABLE control (
    n      INTEGER PRIMARY KEY NOT NULL,
    space  INTEGER NOT NULL REFERENCES space (n),
    part   TEXT NOT NULL,
    hash   BLOB NOT NULL UNIQUE,
    signed BLOB NOT NULL,
    -- Its position in the journal.
    at_n   INTEGER NOT NULL
) STRICT;
CREATE INDEX control_of_part ON control (space, part);

-- The truth: signed change records, kept together by part.
CREATE TABLE change (
    space     INTEGER NOT NULL REFERENCES space (n),
    part      TEXT NOT NULL,
    hash      BLOB NOT NULL,
    author    INTEGER NOT NULL REFERENCES author (n),
    control   INTEGER NOT NULL REFERENCES control (n),
    generation INTEGER NOT NULL,
    signature BLOB NOT NULL,
    raw       BLOB NOT NULL,
    -- Its position in the journal: ancestors come first.
    at_n      INTEGER NOT NULL,
    PRIMARY KEY (space, part, hash)
) STRICT, WITHOUT ROWID;

-- A cache of each part's document, and the digest of what it says.
CREATE TABLE part (
    space    INTEGER NOT NULL REFERENCES space (n),
    part     TEXT NOT NULL,
    document BLOB NOT NULL,
    content  BLOB NOT NULL,
    PRIMARY KEY (space, part)
) STRICT, WITHOUT ROWID;

-- Sealed bodies of notes beside the documents.
CREATE TABLE body (
    space INTEGER NOT NULL REFERENCES space (n),
    hash  BLOB NOT NULL,
    salt  BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (space, hash)
) STRICT, WITHOUT ROWID;

-- Everything this store accepted, in order: what a partner's receipt counts.
-- kind: 1 trust, 2 control entry, 3 change, 4 body
CREATE TABLE journal (
    n     INTEGER PRIMARY KEY NOT NULL,
    kind  INTEGER NOT NULL,
    space INTEGER,
    part  TEXT,
    ref   BLOB NOT NULL,
    body  BLOB,
    came_from INTEGER REFERENCES organisation (n)
) STRICT;

-- Records that wait for something: never in the engine's own queue. The hash is of the whole record, so that a false
-- one cannot take the place of a true one.
CREATE TABLE parked (
    hash      BLOB PRIMARY KEY NOT NULL,
    kind      INTEGER NOT NULL,
    record    BLOB NOT NULL,
    bytes     INTEGER NOT NULL,
    came_from INTEGER REFERENCES organisation (n),
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_of ON parked (came_from, kind, bytes);
CREATE TABLE parked_on (
    awaited BLOB NOT NULL,
    hash    BLOB NOT NULL REFERENCES parked (hash) ON DELETE CASCADE,
    PRIMARY KEY (awaited, hash)
) STRICT, WITHOUT ROWID;

-- A change that a seat signed in a place where it had signed another: never admitted, kept to show its organisation.
CREATE TABLE fork_evidence (
    hash      BLOB PRIMARY KEY NOT NULL,
    seat      BLOB NOT NULL,
    record    BLOB NOT NULL,
    came_from INTEGER NOT NULL REFERENCES organisation (n),
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What this store has applied of each sending store; the organisation is part of the key, so that nobody speaks for
-- another's store.
CREATE TABLE applied (
    org        INTEGER NOT NULL REFERENCES organisation (n),
    store      BLOB NOT NULL,
    seat       BLOB NOT NULL,
    contiguous INTEGER NOT NULL,
    beyond     BLOB NOT NULL,
    refused    INTEGER NOT NULL,
    heard_at   INTEGER NOT NULL,
    PRIMARY KEY (org, store)
) STRICT, WITHOUT ROWID;

-- What each partner's store says it has applied of ours.
CREATE TABLE receipt (
    org        INTEGER NOT NULL REFERENCES organisation (n),
    store      BLOB NOT NULL,
    seat       BLOB NOT NULL,
    applied_to INTEGER NOT NULL,
    wants_from INTEGER,
    at         INTEGER NOT NULL,
    came_at    INTEGER NOT NULL,
    PRIMARY KEY (org, store)
) STRICT, WITHOUT ROWID;

-- Bundles written here.
CREATE TABLE bundle_out (
    bundle  BLOB PRIMARY KEY NOT NULL,
    org     INTEGER NOT NULL REFERENCES organisation (n),
    from_n  INTEGER NOT NULL,
    to_n    INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Files read here, by their hash; a row still 'reading' at start-up crashed the program and is not tried again.
CREATE TABLE bundle_in (
    file    BLOB PRIMARY KEY NOT NULL,
    state   TEXT NOT NULL,
    code    TEXT,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows of imported spreadsheets, known again by their source key, else by NHS number, else by name and birth date.
CREATE TABLE import_row (
    source    TEXT PRIMARY KEY NOT NULL,
    by_number TEXT,
    by_name   TEXT,
    content   TEXT NOT NULL,
    fields    TEXT NOT NULL,
    space     INTEGER NOT NULL REFERENCES space (n)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_of_case ON import_row (space);

-- Half-written notes, one a case: this laptop's alone, never shared, gone when the note is saved.
CREATE TABLE draft (
    space INTEGER PRIMARY KEY NOT NULL REFERENCES space (n),
    kind  TEXT NOT NULL,
    part  TEXT NOT NULL,
    text  TEXT NOT NULL,
    at    INTEGER NOT NULL
) STRICT;
