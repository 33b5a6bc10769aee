-- Columns are TEXT, BIGINT and BLOB only, so that the same code reads them from another engine.
-- Times are seconds since the epoch, unless said otherwise.

-- A customer's onboarding, in clear; nothing secret stands here.
CREATE TABLE cases (
    id            TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    code          TEXT   NOT NULL UNIQUE,      -- to read out, such as K7Q-2MD
    created_at    BIGINT NOT NULL,
    company       TEXT,
    contact_name  TEXT,
    contact_email TEXT,
    accepted_at   BIGINT,
    assign_to     TEXT,
    provider      TEXT,
    manual_users  TEXT
);

-- The admin's own mark that a step is done in Admin Console.
CREATE TABLE done_steps (
    case_id TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    slug    TEXT   NOT NULL,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, slug)
);

-- The link that resumes a case on any machine: only the hash of its token.
CREATE TABLE return_links (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    case_id    TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

-- One browser at work on a case. The identity that opens its custody lives in that browser's cookie alone.
CREATE TABLE visits (
    id              TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    case_id         TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    recipient       TEXT   NOT NULL,             -- age1…
    started_at      BIGINT NOT NULL,
    idle_expires_at BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);

-- Credentials between two requests: an age file to the visit's recipient.
CREATE TABLE custody (
    visit_id TEXT   NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
    half     TEXT   NOT NULL,
    sealed   BLOB   NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (visit_id, half)
);

-- The last test of each half, and of both together, by each visit: codes, counts and times.
CREATE TABLE tests (
    case_id   TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    scope     TEXT   NOT NULL,
    visit_id  TEXT   NOT NULL,
    tested_at BIGINT NOT NULL,
    record    TEXT   NOT NULL,
    PRIMARY KEY (case_id, visit_id, scope)
);

-- What was issued. The file opens for Gong alone; it is kept for downloading again.
CREATE TABLE packages (
    id         TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    case_id    TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    serial     BIGINT NOT NULL,             -- 1, 2, … within the case: two clicks make one package
    created_at BIGINT NOT NULL,             -- microseconds: a test may end in the same second
    file_name  TEXT   NOT NULL,
    sha256     TEXT   NOT NULL,
    file       BLOB   NOT NULL,
    UNIQUE (case_id, serial)
);

-- What is limited: one row for each that was allowed, swept after a day.
CREATE TABLE attempts (
    kind    TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX attempts_by_subject ON attempts (kind, subject, at);
CREATE INDEX visits_by_case ON visits (case_id);
