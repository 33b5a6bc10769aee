-- What everything in this database amounted to when another one was copied into it. As long as it still does, it may be
-- copied again; once the portal has written here, it may not. Never copied itself.
CREATE TABLE copied (
    id     BIGINT NOT NULL PRIMARY KEY, -- 1: there is one row
    digest TEXT NOT NULL
);
