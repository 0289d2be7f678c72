-- Articles that say again, nearly word for word, what another says: see core/store/likeness.hpp for when two texts do.
-- All of it follows from the texts alone.

-- Texts that repeat another but for some words; texts without such a neighbour are not here. A story is what
-- neighbours, and neighbours of neighbours, have in common; its name is the least key of its texts.
CREATE TABLE reprints (
    text_key TEXT PRIMARY KEY,  -- of articles
    story TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reprints_by_story ON reprints (story, text_key);

-- Texts that share a band are worth comparing.
CREATE TABLE text_bands (
    minima INTEGER NOT NULL,  -- of the shingles, those of one band as 64 bits
    hash INTEGER NOT NULL,    -- the digits of the text's key as a whole number
    PRIMARY KEY (minima, hash)
) STRICT, WITHOUT ROWID;

-- What counts once, however many articles print it.
CREATE VIEW article_stories AS
    SELECT article, coalesce(story, a.text_key) AS story FROM articles a LEFT JOIN reprints USING (text_key);
