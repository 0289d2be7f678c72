-- What a user knows beforehand, laid over the catalogue of the program. Apart from all that articles gave: taking it
-- away leaves every event and stance as it is.

CREATE TABLE catalogue_files (
    file INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,  -- of the file, without its folder
    form TEXT NOT NULL,         -- 'states', 'tenures', 'actors of PETRARCH', ...
    content_key TEXT NOT NULL,  -- of all its tables
    added_at TEXT NOT NULL      -- RFC 3339, UTC
) STRICT;

-- Tables as core/catalog/data writes them: a header, then a row a line, without the lines that were refused.
CREATE TABLE catalogue_tables (
    file INTEGER NOT NULL REFERENCES catalogue_files ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('states', 'bodies', 'memberships', 'offices', 'tenures', 'issues', 'ignored',
                                       'ambiguous', 'agencies')),
    text TEXT NOT NULL,
    UNIQUE (file, kind)
) STRICT;
