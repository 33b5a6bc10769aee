-- A case may replace the credentials of an earlier package, named by its id or by the SHA-256 of its file.
ALTER TABLE cases ADD COLUMN supersedes TEXT COLLATE "C";
ALTER TABLE cases ADD COLUMN replaced TEXT COLLATE "C"; -- storage, scim or both

-- Who can open it, by label and fingerprint: JSON.
ALTER TABLE packages ADD COLUMN recipients TEXT COLLATE "C" NOT NULL DEFAULT '[]';
-- SHA-256 of the receipt that only whoever opened it can give back, and when it was given.
ALTER TABLE packages ADD COLUMN receipt_hash TEXT COLLATE "C";
ALTER TABLE packages ADD COLUMN opened_at BIGINT;

CREATE UNIQUE INDEX packages_by_receipt ON packages (receipt_hash);

-- What happened to a case that its own pages did not do.
CREATE TABLE events (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7 of what happened, a slash, and the case
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    at      BIGINT NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    detail  TEXT COLLATE "C" NOT NULL              -- JSON
);

CREATE INDEX events_by_case ON events (case_id, at);

-- What the portal has to remember of itself, by name.
CREATE TABLE remembered (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);
