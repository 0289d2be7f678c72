-- Words of a new article are written by a statement of their own (save_articles.cpp). A statement with a trigger is a
-- savepoint, at which FTS5 writes what it holds: every article became a segment of its own, to be merged again and again.
DROP TRIGGER IF EXISTS articles_added;
