-- What was found inside each story, with a digest of all that decides it: a story that has not changed is not compared
-- again. Nothing depends on a row being there.

CREATE TABLE compared (
    story  TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    body   TEXT NOT NULL              -- rows as JSON, a list for each step
) WITHOUT ROWID;
