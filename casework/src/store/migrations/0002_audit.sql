-- Who did what to which case when, one line an act; never what was written. Each line's hash covers the line before it.
CREATE TABLE audit (
    n      INTEGER PRIMARY KEY NOT NULL,
    at     INTEGER NOT NULL,
    seat   BLOB NOT NULL,
    act    TEXT NOT NULL,
    -- A stable word or an id the act was about: a field's name, a partner's id. Never what somebody wrote.
    about  TEXT NOT NULL,
    hash   BLOB NOT NULL
) STRICT;

-- The cases that a line concerns; its hash covers them.
CREATE TABLE audit_case (
    n     INTEGER NOT NULL REFERENCES audit (n),
    space INTEGER NOT NULL REFERENCES space (n),
    PRIMARY KEY (n, space)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_of_case ON audit_case (space, n);
