-- Bands in order, many to a row: see core/store/bands.hpp. They take the place of text_bands and new_text_bands, which
-- go once their rows have moved (core/store/migrations.cpp).

-- A run is in order by itself; the later, the smaller.
CREATE TABLE band_runs (
    run INTEGER PRIMARY KEY,
    entries INTEGER NOT NULL  -- in all its pages
) STRICT;

CREATE TABLE band_pages (
    page INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES band_runs ON DELETE CASCADE,
    minima INTEGER NOT NULL,  -- of the first entry
    hash INTEGER NOT NULL,
    entries BLOB NOT NULL     -- minima and hash of each, 8 bytes each, the least significant first
) STRICT;
CREATE UNIQUE INDEX band_pages_by_first ON band_pages (run, minima, hash);

-- So that few bands are looked for in the pages of a run that has none of them: see core/store/band_marks.hpp.
CREATE TABLE band_marks (
    part INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES band_runs ON DELETE CASCADE,
    minima INTEGER NOT NULL,  -- of the first entry of eight pages
    last INTEGER NOT NULL,    -- that of the last
    marks BLOB NOT NULL
) STRICT;
CREATE INDEX band_marks_by_first ON band_marks (run, minima);
