-- Words of a new article are written by a statement of their own (save_articles.cpp). A statement with a trigger is a
-- savepoint, and at each savepoint FTS5 writes what it holds (sqlite.org/fts5.html, "hash table" of pending terms): every
-- article became a segment of its own, to be merged again and again.
DROP TRIGGER IF EXISTS articles_added;
