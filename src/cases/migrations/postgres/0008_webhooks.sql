-- What other programs are told, once for all of them. Who they are stands in the settings; their secrets lie nowhere here.
CREATE TABLE webhook_messages (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7: the header webhook-id
    at      BIGINT NOT NULL,
    topic   TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C",                        -- no reference: that a case was deleted is told after it is gone
    body    TEXT COLLATE "C" NOT NULL              -- exactly what is signed and sent
);

CREATE INDEX webhook_messages_by_case ON webhook_messages (case_id);
CREATE INDEX webhook_messages_by_time ON webhook_messages (at);

-- One message on its way to one endpoint.
CREATE TABLE webhook_deliveries (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    message_id   TEXT COLLATE "C" NOT NULL REFERENCES webhook_messages (id) ON DELETE CASCADE,
    endpoint     TEXT COLLATE "C" NOT NULL,             -- its name in the settings
    state        TEXT COLLATE "C" NOT NULL,             -- waiting, delivered or failed
    began_at     BIGINT NOT NULL,             -- it is tried for a day from here
    due_at       BIGINT NOT NULL,
    tries        BIGINT NOT NULL DEFAULT 0,   -- since began_at
    attempts     BIGINT NOT NULL DEFAULT 0,   -- in all
    lease        TEXT COLLATE "C" NOT NULL DEFAULT '',  -- of whoever sends it now
    leased_until BIGINT NOT NULL DEFAULT 0,
    ended_at     BIGINT,
    UNIQUE (message_id, endpoint)
);

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint, state, due_at);

-- What came of each attempt: a status or a kind of failure, never an answer.
CREATE TABLE webhook_attempts (
    delivery_id  TEXT COLLATE "C" NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    status       BIGINT,
    milliseconds BIGINT NOT NULL,
    problem      TEXT COLLATE "C",                        -- none if it was taken
    PRIMARY KEY (delivery_id, number)
);

-- How an endpoint fares.
CREATE TABLE webhook_endpoints (
    name          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    succeeded_at  BIGINT,
    failing_since BIGINT,
    paused_at     BIGINT                      -- it said that it is gone; a lead resumes it
);

-- That an invitation expired is told once.
ALTER TABLE invitations ADD COLUMN expiry_told_at BIGINT;
