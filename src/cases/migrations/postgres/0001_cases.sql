-- The same tables as in ../sqlite, column by column; a test compares them. Columns are TEXT, BIGINT and BYTEA only, and every
-- text has the collation "C", so that it sorts as SQLite sorts it, whatever the language of the server is.
-- Times are seconds since the epoch, unless said otherwise.

-- A customer's onboarding, in clear; nothing secret stands here.
CREATE TABLE cases (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    code          TEXT COLLATE "C" NOT NULL UNIQUE, -- to read out, such as K7Q-2MD
    created_at    BIGINT NOT NULL,
    company       TEXT COLLATE "C",
    contact_name  TEXT COLLATE "C",
    contact_email TEXT COLLATE "C",
    accepted_at   BIGINT,
    assign_to     TEXT COLLATE "C",
    provider      TEXT COLLATE "C",
    manual_users  TEXT COLLATE "C"
);

-- The admin's own mark that a step is done in Admin Console.
CREATE TABLE done_steps (
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    slug    TEXT COLLATE "C" NOT NULL,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, slug)
);

-- The link that resumes a case on any machine: only the hash of its token.
CREATE TABLE return_links (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    case_id    TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

-- One browser at work on a case. The identity that opens its custody lives in that browser's cookie alone.
CREATE TABLE visits (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    case_id         TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    recipient       TEXT COLLATE "C" NOT NULL, -- age1…
    started_at      BIGINT NOT NULL,
    idle_expires_at BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);

-- Credentials between two requests: an age file to the visit's recipient.
CREATE TABLE custody (
    visit_id TEXT COLLATE "C" NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
    half     TEXT COLLATE "C" NOT NULL,
    sealed   BYTEA NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (visit_id, half)
);

-- The last test of each half, and of both together, by each visit: codes, counts and times.
CREATE TABLE tests (
    case_id   TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    scope     TEXT COLLATE "C" NOT NULL,
    visit_id  TEXT COLLATE "C" NOT NULL,
    tested_at BIGINT NOT NULL,
    record    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, visit_id, scope)
);

-- What was issued. The file opens for Gong alone; it is kept for downloading again.
CREATE TABLE packages (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    case_id    TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    serial     BIGINT NOT NULL,             -- 1, 2, … within the case: two clicks make one package
    created_at BIGINT NOT NULL,             -- microseconds: a test may end in the same second
    file_name  TEXT COLLATE "C" NOT NULL,
    sha256     TEXT COLLATE "C" NOT NULL,
    file       BYTEA NOT NULL,
    UNIQUE (case_id, serial)
);

-- What is limited: one row for each that was allowed, swept after a day.
CREATE TABLE attempts (
    kind    TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX attempts_by_subject ON attempts (kind, subject, at);
CREATE INDEX visits_by_case ON visits (case_id);
