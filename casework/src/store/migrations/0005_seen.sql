-- What the person at this laptop has looked at. Never shared, and no matter for the audit: it says nothing of anybody
-- but to whoever sits here.

-- One row a case that was looked at, in positions of the journal. `shown` is as far as anybody was shown; `before` is
-- where the look before the present one ended, so that coming back within the hour shows the same things as new.
CREATE TABLE seen (
    space     INTEGER PRIMARY KEY NOT NULL REFERENCES space (n),
    before_n  INTEGER NOT NULL,
    -- Milliseconds; 0 when nobody knows.
    before_at INTEGER NOT NULL,
    shown_n   INTEGER NOT NULL,
    shown_at  INTEGER NOT NULL
) STRICT;

-- What was here before looks were kept counts as seen: nobody can say what of it was.
INSERT INTO seen (space, before_n, before_at, shown_n, shown_at)
SELECT n, (SELECT coalesce(max(n), 0) FROM journal), 0, (SELECT coalesce(max(n), 0) FROM journal), 0
FROM space;
