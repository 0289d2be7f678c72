-- Bands of the texts that came last, moved into text_bands many at a time: see core/store/bands.hpp.
CREATE TABLE new_text_bands (
    minima INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    PRIMARY KEY (minima, hash)
) STRICT, WITHOUT ROWID;
