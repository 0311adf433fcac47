-- The vault's own table: one row. Casework tables are made by casework's migrations.
CREATE TABLE vault_meta (
    only          INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    app           TEXT    NOT NULL,
    layout        INTEGER NOT NULL,
    needs_version TEXT    NOT NULL,
    vault_id      BLOB    NOT NULL CHECK (length(vault_id) = 16),
    store_id      BLOB    NOT NULL CHECK (length(store_id) = 16),
    commits       INTEGER NOT NULL CHECK (commits >= 0),
    clean         INTEGER NOT NULL CHECK (clean IN (0, 1))
) STRICT;
