-- The knowledge graph. Inside, things know each other by whole numbers; outside, by `id`, which is made from
-- content and the same on every machine.
--
-- Days are whole numbers that sort in order of time: 20070626 is 26 June 2007, 20070600 June 2007, 20070000
-- the year; 100000626 is 26 June of an unknown year, 200000000 no day at all.
-- Places in texts are bytes, half-open.

CREATE TABLE articles (
    article INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content_key TEXT NOT NULL,  -- of text, title, source, url and published
    text_key TEXT NOT NULL,     -- of the text alone: articles that share it repeat each other
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    published INTEGER NOT NULL,
    day INTEGER NOT NULL,
    date_basis TEXT NOT NULL CHECK (date_basis IN ('', 'metadata', 'text', 'inferred')),
    language TEXT NOT NULL,
    authors TEXT NOT NULL,      -- one a line
    encoding TEXT NOT NULL,
    kind TEXT NOT NULL,
    input TEXT NOT NULL,
    imported_at TEXT NOT NULL,  -- RFC 3339, UTC
    dateline_place TEXT,        -- null where there is no dateline
    dateline_agency TEXT,
    dateline_day INTEGER,
    dateline_begin INTEGER,
    dateline_end INTEGER,
    title TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_day ON articles (day, id);
CREATE INDEX articles_by_text ON articles (text_key, day, id);

CREATE TABLE dropped_lines (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    place INTEGER NOT NULL,  -- 0 for the first
    line TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'article',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.article, new.title, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.article, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.article, old.title, old.text);
    INSERT INTO article_words (rowid, title, text) VALUES (new.article, new.title, new.text);
END;

CREATE TABLE actors (
    actor INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('state', 'organization', 'person', 'group')),
    code TEXT NOT NULL,
    discovered INTEGER NOT NULL CHECK (discovered IN (0, 1))
) STRICT;

CREATE TABLE actor_names (
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    name TEXT NOT NULL,    -- the canonical one too
    folded TEXT NOT NULL,  -- case and accents
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_names_by_name ON actor_names (folded, actor);

-- `of_id` may name an actor that no article has named yet.
CREATE TABLE memberships (
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    of_id TEXT NOT NULL,
    place INTEGER NOT NULL,  -- 0 for the chief one
    PRIMARY KEY (actor, of_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    role TEXT NOT NULL,
    of_id TEXT NOT NULL,
    PRIMARY KEY (actor, since, until, role, of_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
    issue INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    parent_id TEXT NOT NULL
) STRICT;

CREATE TABLE issue_names (
    issue INTEGER NOT NULL REFERENCES issues ON DELETE CASCADE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (issue, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_names_by_name ON issue_names (folded, issue);

CREATE TABLE issue_leans (
    issue INTEGER NOT NULL REFERENCES issues ON DELETE CASCADE,
    phrase TEXT NOT NULL,
    lean INTEGER NOT NULL CHECK (lean IN (-1, 1)),  -- what backing the phrase says to the question
    PRIMARY KEY (issue, phrase, lean)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_parties (
    issue INTEGER NOT NULL REFERENCES issues ON DELETE CASCADE,
    actor_id TEXT NOT NULL,
    PRIMARY KEY (issue, actor_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    begin INTEGER NOT NULL,
    end INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors,
    kind TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    head INTEGER NOT NULL,
    PRIMARY KEY (article, begin, end, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_actor ON mentions (actor, article);

-- What several articles may tell differently is in the reports; the row of the whole holds what its surest
-- report says, and the confidence of all together.
CREATE TABLE events (
    event INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES actors,
    source_speaker INTEGER REFERENCES actors,
    target INTEGER REFERENCES actors,
    target_speaker INTEGER REFERENCES actors,
    cameo TEXT NOT NULL,
    predicate TEXT NOT NULL,
    issue INTEGER REFERENCES issues,
    location TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX events_by_day ON events (day, id);
-- Covers what the graph needs of an event, so that ties are counted without a look at its row.
CREATE INDEX events_by_source ON events (source, target, day, cameo, confidence);
CREATE INDEX events_by_target ON events (target, day) WHERE target IS NOT NULL;
CREATE INDEX events_by_source_speaker ON events (source_speaker, day) WHERE source_speaker IS NOT NULL;
CREATE INDEX events_by_target_speaker ON events (target_speaker, day) WHERE target_speaker IS NOT NULL;
CREATE INDEX events_by_issue ON events (issue, day) WHERE issue IS NOT NULL;
CREATE INDEX events_by_code ON events (cameo, day);

CREATE TABLE event_reports (
    event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    begin INTEGER NOT NULL,
    end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    steps TEXT NOT NULL,
    confidence REAL NOT NULL,
    source_speaker INTEGER REFERENCES actors,
    target_speaker INTEGER REFERENCES actors,
    issue INTEGER REFERENCES issues,
    location TEXT NOT NULL,
    evidence TEXT NOT NULL,  -- the bytes from begin to end, so that no question has to read whole texts
    PRIMARY KEY (event, article, begin, end, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_reports_by_article ON event_reports (article);
-- So that an actor or issue can be removed without a scan.
CREATE INDEX event_reports_by_source_speaker ON event_reports (source_speaker)
    WHERE source_speaker IS NOT NULL;
CREATE INDEX event_reports_by_target_speaker ON event_reports (target_speaker)
    WHERE target_speaker IS NOT NULL;
CREATE INDEX event_reports_by_issue ON event_reports (issue) WHERE issue IS NOT NULL;

CREATE TABLE stances (
    stance INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day INTEGER NOT NULL,
    holder INTEGER NOT NULL REFERENCES actors,
    speaker INTEGER REFERENCES actors,
    issue INTEGER REFERENCES issues,
    position TEXT NOT NULL CHECK (position IN ('supports', 'opposes', 'neutral')),
    on_issue TEXT CHECK (on_issue IN ('supports', 'opposes', 'neutral')),
    strength REAL NOT NULL,
    conditional INTEGER NOT NULL CHECK (conditional IN (0, 1)),
    confidence REAL NOT NULL,
    target TEXT NOT NULL,
    condition TEXT NOT NULL,
    reported_by TEXT NOT NULL
) STRICT;
CREATE INDEX stances_by_day ON stances (day, id);
CREATE INDEX stances_by_holder ON stances (holder, day);
CREATE INDEX stances_by_speaker ON stances (speaker, day) WHERE speaker IS NOT NULL;
CREATE INDEX stances_by_issue ON stances (issue, day) WHERE issue IS NOT NULL;

CREATE TABLE stance_reports (
    stance INTEGER NOT NULL REFERENCES stances ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    begin INTEGER NOT NULL,
    end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    steps TEXT NOT NULL,
    confidence REAL NOT NULL,
    on_issue TEXT CHECK (on_issue IN ('supports', 'opposes', 'neutral')),
    strength REAL NOT NULL,
    conditional INTEGER NOT NULL CHECK (conditional IN (0, 1)),
    target TEXT NOT NULL,
    condition TEXT NOT NULL,
    reported_by TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (stance, article, begin, end, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX stance_reports_by_article ON stance_reports (article);
