-- What the admin sees in Admin Console where it differs from the portal's words: for support. Free text in which nothing
-- looks like a credential.
CREATE TABLE notes (
    id      TEXT   NOT NULL PRIMARY KEY, -- UUID v7
    case_id TEXT   NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    step    TEXT   NOT NULL,
    action  TEXT   NOT NULL,             -- its anchor, or empty: the step as a whole
    note    TEXT   NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX notes_by_case ON notes (case_id, at);
