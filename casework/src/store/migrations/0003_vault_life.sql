-- The life of a vault: backups, restores, copies, and how partners' restores are confirmed.

-- What happened to this vault as a whole: backed_up, restored, rolled_back, copied, rehearsed, passphrase_changed,
-- recovery_replaced.
CREATE TABLE life_event (
    n    INTEGER PRIMARY KEY NOT NULL,
    what TEXT NOT NULL,
    at   INTEGER NOT NULL,
    -- The newest position of the journal then.
    upto INTEGER NOT NULL
) STRICT;

-- The unlocks in which this journal grew: the positions after `after`, up to the next one's, were written in it. Two
-- copies of one vault differ here from the moment they part.
CREATE TABLE journal_life (
    n           INTEGER PRIMARY KEY NOT NULL,
    after       INTEGER NOT NULL,
    incarnation BLOB NOT NULL UNIQUE
) STRICT;

-- Organisations that said their record was restored from a backup, and whether a person compared their words since.
CREATE TABLE partner_restored (
    org       INTEGER PRIMARY KEY NOT NULL REFERENCES organisation (n),
    epoch     INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    -- The newest position of our journal when we heard: what the old laptop wrote and comes later is looked at twice.
    upto      INTEGER NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))
) STRICT;

-- The unlock in which each position that we applied was written, as its sender said: given back with the receipt.
ALTER TABLE applied ADD COLUMN marks BLOB NOT NULL DEFAULT x'80';
-- From when to when this store wrote to us, as it claims; seconds. Two stores of one seat that overlap are two laptops.
ALTER TABLE applied ADD COLUMN first_said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE applied ADD COLUMN last_said INTEGER NOT NULL DEFAULT 0;
