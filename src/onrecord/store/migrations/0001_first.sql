-- The first shape of a record. `body` is the row as JSON; the columns beside it are for finding it.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE inputs (
    source TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE articles (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    digest   TEXT NOT NULL,           -- of everything that went into reading and annotating it
    source   TEXT NOT NULL,
    outlet   TEXT,
    lang     TEXT,
    low      TEXT,                    -- first and last day on which it may have been published
    high     TEXT,
    body     TEXT NOT NULL
);
CREATE INDEX articles_digest ON articles (digest);
CREATE INDEX articles_low ON articles (low);

CREATE TABLE statements (
    id      TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    start   INTEGER NOT NULL,
    body    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX statements_article ON statements (article, start);
CREATE INDEX statements_kind ON statements (kind);

CREATE TABLE learned (                -- entities, copies, stories, events, findings
    id    TEXT PRIMARY KEY,
    kind  TEXT NOT NULL,
    place INTEGER NOT NULL,           -- order in which it was made
    body  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX learned_kind ON learned (kind, place);

CREATE TABLE problems (
    id      TEXT PRIMARY KEY,
    article TEXT REFERENCES articles (id) ON DELETE CASCADE,
    source  TEXT NOT NULL,
    body    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE corrections (
    id   TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, tokenize = "unicode61 remove_diacritics 2"
);
