-- The support desk.

-- Who may sign in at the desk.
CREATE TABLE staff (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    name          TEXT COLLATE "C" NOT NULL UNIQUE, -- what is typed to sign in: lower case
    role          TEXT COLLATE "C" NOT NULL, -- agent or lead
    password_hash TEXT COLLATE "C", -- argon2id, PHC string; none for whoever signs in elsewhere
    totp_secret   TEXT COLLATE "C", -- sealed with the key ring of the cookies
    totp_step     BIGINT NOT NULL DEFAULT 0,   -- the last step whose code was used: none works twice
    issuer        TEXT COLLATE "C", -- of OpenID Connect
    subject       TEXT COLLATE "C",
    created_at    BIGINT NOT NULL,
    signed_in_at  BIGINT,                      -- when the last session began
    removed_at    BIGINT,
    UNIQUE (issuer, subject)
);

CREATE TABLE staff_sessions (
    token_hash      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id        TEXT COLLATE "C" NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    started_at      BIGINT NOT NULL,
    idle_expires_at BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);

CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff_id);

-- Links by which staff invite a company: only the hash of the token.
CREATE TABLE invitations (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    token_hash      TEXT COLLATE "C" NOT NULL UNIQUE,
    company         TEXT COLLATE "C" NOT NULL,
    contact_name    TEXT COLLATE "C" NOT NULL,
    contact_email   TEXT COLLATE "C" NOT NULL,
    language        TEXT COLLATE "C" NOT NULL,
    note            TEXT COLLATE "C" NOT NULL, -- for staff alone
    recipient_group TEXT COLLATE "C",
    rehearsal       BIGINT NOT NULL DEFAULT 0,
    made_by         TEXT COLLATE "C" NOT NULL, -- staff.id; stays when they are removed
    made_by_name    TEXT COLLATE "C" NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    revoked_at      BIGINT,
    opens           BIGINT NOT NULL DEFAULT 0,   -- looks at the page of the link
    starts          BIGINT NOT NULL DEFAULT 0,   -- presses of its button
    case_id         TEXT COLLATE "C" REFERENCES cases (id) ON DELETE SET NULL
);

CREATE INDEX invitations_by_case ON invitations (case_id, expires_at);

-- Links by which a colleague hands in one half.
CREATE TABLE half_links (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    token_hash   TEXT COLLATE "C" NOT NULL UNIQUE,
    case_id      TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    half         TEXT COLLATE "C" NOT NULL,
    made_by_name TEXT COLLATE "C", -- of staff; none if the customer made it
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    revoked_at   BIGINT,
    opens        BIGINT NOT NULL DEFAULT 0,
    handed_in_at BIGINT
);

CREATE INDEX half_links_by_case ON half_links (case_id);

-- A visit by a half-link does this half alone. Where a visit is: the path of its last page.
ALTER TABLE visits ADD COLUMN half TEXT COLLATE "C";
ALTER TABLE visits ADD COLUMN half_link_id TEXT COLLATE "C";
ALTER TABLE visits ADD COLUMN page TEXT COLLATE "C";
ALTER TABLE visits ADD COLUMN page_at BIGINT;
ALTER TABLE visits ADD COLUMN language TEXT COLLATE "C";

-- What the desk sorts and searches by. The folded company is lower case.
ALTER TABLE cases ADD COLUMN state TEXT COLLATE "C" NOT NULL DEFAULT 'begun';
ALTER TABLE cases ADD COLUMN active_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN company_folded TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN completed_at BIGINT;
ALTER TABLE cases ADD COLUMN rehearsal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN recipient_group TEXT COLLATE "C";

-- In which order they happened: a second is long.
ALTER TABLE events ADD COLUMN serial BIGINT NOT NULL DEFAULT 0;

CREATE INDEX cases_by_completion ON cases (completed_at);
CREATE INDEX cases_by_activity ON cases (active_at, id, rehearsal, state, company_folded);

-- Who did what. Rows are never changed and never deleted.
CREATE TABLE audit (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    at      BIGINT NOT NULL,
    who     TEXT COLLATE "C" NOT NULL, -- a name of staff, or "the portal"
    act     TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL, -- a case's code, an invitation's id, a name of staff; or empty
    detail  TEXT COLLATE "C" NOT NULL              -- JSON
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$;
CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_stays BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
