-- The desk reads real cases and rehearsals apart, and searches among the invitations that still wait for somebody; what is
-- over is looked for by when.
DROP INDEX cases_by_activity;
DROP INDEX cases_by_completion;
CREATE INDEX cases_by_activity ON cases (rehearsal, active_at, id, state, searched);
CREATE INDEX cases_by_completion ON cases (completed_at, active_at);
CREATE INDEX invitations_waiting ON invitations (rehearsal, id, expires_at, searched)
    WHERE case_id IS NULL AND starts = 0 AND revoked_at IS NULL;
