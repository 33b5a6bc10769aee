-- The API for programs.

-- By which tokens programs ask: only the hash of each.
CREATE TABLE api_tokens (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    name         TEXT COLLATE "C" NOT NULL UNIQUE,      -- as the audit calls it, so no other one ever gets it
    token_hash   TEXT COLLATE "C" NOT NULL UNIQUE,
    scopes       TEXT COLLATE "C" NOT NULL,             -- with blanks between them
    made_by      TEXT COLLATE "C" NOT NULL,             -- staff.id; it works while they are leads of the desk
    made_by_name TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    revoked_at   BIGINT,
    last_used_at BIGINT,                      -- to five minutes
    minute       BIGINT NOT NULL DEFAULT 0,   -- of the last request, since the epoch
    uses         BIGINT NOT NULL DEFAULT 0    -- in that minute
);

-- What was created under an idempotency key, for a day: hashes, and no part of the answer.
CREATE TABLE api_creations (
    token_id      TEXT COLLATE "C" NOT NULL,
    key_hash      TEXT COLLATE "C" NOT NULL,
    request_hash  TEXT COLLATE "C" NOT NULL,            -- keyed with the token itself, which is not kept
    invitation_id TEXT COLLATE "C" NOT NULL,
    expires_at    BIGINT NOT NULL,            -- of the invitation, as the answer said
    made_at       BIGINT NOT NULL,
    PRIMARY KEY (token_id, key_hash)
);

-- Where an event stands among all. Numbers are given by whoever reads, to what is committed by then: one that is committed
-- later comes later, whatever its time and its id say.
ALTER TABLE events ADD COLUMN place BIGINT;

CREATE UNIQUE INDEX events_by_place ON events (place);
CREATE INDEX events_without_place ON events (id) WHERE place IS NULL;

-- The last number that was given: it stays when events are deleted.
CREATE TABLE event_places (
    id   BIGINT NOT NULL PRIMARY KEY,         -- 1: there is one row, once a number was given
    last BIGINT NOT NULL
);
