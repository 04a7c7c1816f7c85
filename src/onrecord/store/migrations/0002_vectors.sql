-- What the encoder made of headlines and openings, by a hash of the text: the slowest part of comparing reports,
-- kept so that a build that goes on does not make it again. Nothing depends on a row being there.

CREATE TABLE vectors (
    id   TEXT PRIMARY KEY,
    body BLOB NOT NULL                -- float16, as many as the encoder has dimensions
) WITHOUT ROWID;
