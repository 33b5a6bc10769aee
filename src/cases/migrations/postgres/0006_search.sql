-- What the desk searches in: code, company and contact, as `cases::search` folds them. Empty rows are filled when the database
-- is opened, because SQL cannot fold them.
DROP INDEX cases_by_activity;
ALTER TABLE cases DROP COLUMN company_folded;
ALTER TABLE cases ADD COLUMN searched TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN searched TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX cases_by_activity ON cases (active_at, id, rehearsal, state, searched);
