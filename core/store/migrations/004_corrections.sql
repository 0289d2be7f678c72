-- What people correct, as a log. Nothing here refers to rows: a correction names what it is about by id, so that it
-- holds when an article is read anew, and waits where the article is not there. Rows are added and not changed, but for
-- a `described` that was not known: what is in force follows from the log alone (core/store/corrections.hpp).

CREATE TABLE corrections (
    correction INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,       -- 'event reject', 'stance position', 'actor merge', 'undo', ...
    subject TEXT NOT NULL,    -- id of the event, stance, actor or issue; of 'undo', of the correction
    value TEXT NOT NULL,      -- '' where the kind says it all
    author TEXT NOT NULL,
    time TEXT NOT NULL,       -- RFC 3339, UTC, with microseconds; later than all that was in the log
    reason TEXT NOT NULL,
    replaces TEXT NOT NULL,   -- ids of all corrections of the same field that were in the log then, one a line
    described TEXT NOT NULL   -- JSON of the actor or issue that the value names, for a graph that does not know it
) STRICT;
CREATE INDEX corrections_by_subject ON corrections (subject);
