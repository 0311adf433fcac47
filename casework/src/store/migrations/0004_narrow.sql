-- Narrow rows: what follows from what is stored is not stored beside it. The hash of a change, a control entry or a
-- body is computed from its bytes; `short` is its first eight bytes, by which it is found. Bytes are packed, which is
-- why the rows are moved by `store/narrow.rs`, which also gives the tables their names.

-- Everything this store accepted, in order: what a partner's receipt counts.
-- kind: 1 trust, 2 control entry, 3 change, 4 body
CREATE TABLE narrow_journal (
    n         INTEGER PRIMARY KEY NOT NULL,
    kind      INTEGER NOT NULL,
    space     INTEGER,
    part      TEXT,
    -- Of a trust row the organisation it is about.
    org       BLOB,
    -- The row of a control entry or of a body; of a change that of the body it brought.
    about     INTEGER,
    came_from INTEGER REFERENCES organisation (n)
) STRICT;

-- The control log of each part: who holds it.
CREATE TABLE narrow_control (
    n      INTEGER PRIMARY KEY NOT NULL,
    space  INTEGER NOT NULL REFERENCES space (n),
    part   TEXT NOT NULL,
    short  INTEGER NOT NULL,
    -- Its position in the journal.
    at_n   INTEGER NOT NULL,
    signed BLOB NOT NULL
) STRICT;

-- The truth: signed change records. A row's number is its position in the journal, which names its space and part;
-- ancestors come first.
CREATE TABLE narrow_change (
    n          INTEGER PRIMARY KEY NOT NULL,
    short      INTEGER NOT NULL,
    author     INTEGER NOT NULL REFERENCES author (n),
    control    INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    signature  BLOB NOT NULL,
    raw        BLOB NOT NULL
) STRICT;

-- Sealed bodies of notes beside the documents.
CREATE TABLE narrow_body (
    n     INTEGER PRIMARY KEY NOT NULL,
    space INTEGER NOT NULL REFERENCES space (n),
    short INTEGER NOT NULL,
    salt  BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- A cache of each part's document, and the digest of what it says.
CREATE TABLE narrow_part (
    n        INTEGER PRIMARY KEY NOT NULL,
    space    INTEGER NOT NULL REFERENCES space (n),
    part     TEXT NOT NULL,
    content  BLOB NOT NULL,
    document BLOB NOT NULL
) STRICT;
