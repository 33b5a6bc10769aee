-- What the admin sees in Admin Console where it differs from the portal's words: for support. Free text in which nothing
-- looks like a credential.
CREATE TABLE notes (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- UUID v7
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    step    TEXT COLLATE "C" NOT NULL,
    action  TEXT COLLATE "C" NOT NULL, -- its anchor, or empty: the step as a whole
    note    TEXT COLLATE "C" NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX notes_by_case ON notes (case_id, at);
