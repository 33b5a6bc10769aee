-- The support desk.

-- Who may sign in at the desk.
CREATE TABLE staff (
    id            TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    name          TEXT   NOT NULL UNIQUE,      -- what is typed to sign in: lower case
    role          TEXT   NOT NULL,             -- agent or lead
    password_hash TEXT,                        -- argon2id, PHC string; none for whoever signs in elsewhere
    totp_secret   TEXT,                        -- sealed with the key ring of the cookies
    totp_step     BIGINT NOT NULL DEFAULT 0,   -- the last step whose code was used: none works twice
    issuer        TEXT,                        -- of OpenID Connect
    subject       TEXT,
    created_at    BIGINT NOT NULL,
    signed_in_at  BIGINT,                      -- when the last session began
    removed_at    BIGINT,
    UNIQUE (issuer, subject)
);

CREATE TABLE staff_sessions (
    token_hash      TEXT   NOT NULL PRIMARY KEY,
    staff_id        TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    started_at      BIGINT NOT NULL,
    idle_expires_at BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);

CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff_id);

-- Links by which staff invite a company: only the hash of the token.
CREATE TABLE invitations (
    id              TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    token_hash      TEXT   NOT NULL UNIQUE,
    company         TEXT   NOT NULL,
    contact_name    TEXT   NOT NULL,
    contact_email   TEXT   NOT NULL,
    language        TEXT   NOT NULL,
    note            TEXT   NOT NULL,             -- for staff alone
    recipient_group TEXT,
    rehearsal       BIGINT NOT NULL DEFAULT 0,
    made_by         TEXT   NOT NULL,             -- staff.id; stays when they are removed
    made_by_name    TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    revoked_at      BIGINT,
    opens           BIGINT NOT NULL DEFAULT 0,   -- looks at the page of the link
    starts          BIGINT NOT NULL DEFAULT 0,   -- presses of its button
    case_id         TEXT REFERENCES cases (id) ON DELETE SET NULL
);

CREATE INDEX invitations_by_case ON invitations (case_id, expires_at);

-- Links by which a colleague hands in one half.
CREATE TABLE half_links (
    id           TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    token_hash   TEXT   NOT NULL UNIQUE,
    case_id      TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    half         TEXT   NOT NULL,
    made_by_name TEXT,                        -- of staff; none if the customer made it
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    revoked_at   BIGINT,
    opens        BIGINT NOT NULL DEFAULT 0,
    handed_in_at BIGINT
);

CREATE INDEX half_links_by_case ON half_links (case_id);

-- A visit by a half-link does this half alone. Where a visit is: the path of its last page.
ALTER TABLE visits ADD COLUMN half TEXT;
ALTER TABLE visits ADD COLUMN half_link_id TEXT;
ALTER TABLE visits ADD COLUMN page TEXT;
ALTER TABLE visits ADD COLUMN page_at BIGINT;
ALTER TABLE visits ADD COLUMN language TEXT;

-- What the desk sorts and searches by. The folded company is lower case.
ALTER TABLE cases ADD COLUMN state TEXT NOT NULL DEFAULT 'begun';
ALTER TABLE cases ADD COLUMN active_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN company_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN completed_at BIGINT;
ALTER TABLE cases ADD COLUMN rehearsal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN recipient_group TEXT;
UPDATE cases SET active_at = created_at, company_folded = lower(coalesce(company, ''));
UPDATE cases SET state = 'working' WHERE company IS NOT NULL;
UPDATE cases SET state = 'packaged', completed_at = (SELECT MAX(created_at) / 1000000 FROM packages WHERE case_id = cases.id)
    WHERE EXISTS (SELECT 1 FROM packages WHERE case_id = cases.id);
UPDATE cases SET state = 'opened'
    WHERE EXISTS (SELECT 1 FROM packages WHERE case_id = cases.id AND opened_at IS NOT NULL);

-- In which order they happened: a second is long.
ALTER TABLE events ADD COLUMN serial BIGINT NOT NULL DEFAULT 0;

CREATE INDEX cases_by_completion ON cases (completed_at);
CREATE INDEX cases_by_activity ON cases (active_at, id, rehearsal, state, company_folded);

-- Who did what. Rows are never changed and never deleted.
CREATE TABLE audit (
    id      TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    at      BIGINT NOT NULL,
    who     TEXT   NOT NULL,             -- a name of staff, or "the portal"
    act     TEXT   NOT NULL,
    subject TEXT   NOT NULL,             -- a case's code, an invitation's id, a name of staff; or empty
    detail  TEXT   NOT NULL              -- JSON
);

CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_takes_no_place BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
