-- What counting asks for, so that it reads no row: which articles report an event, and who published an article.
-- A file that was read by an older program in between may have them.
CREATE INDEX IF NOT EXISTS event_reports_by_event ON event_reports (event, article);
CREATE INDEX IF NOT EXISTS articles_by_publisher ON articles (article, source);
