-- The desk reads real cases and rehearsals apart, and searches among the invitations that still wait for somebody; what is
-- over is looked for by when.
DROP INDEX cases_by_activity;
DROP INDEX cases_by_completion;
CREATE INDEX cases_by_activity ON cases (rehearsal, active_at, id, state, searched);
CREATE INDEX cases_by_completion ON cases (completed_at, active_at);
CREATE INDEX invitations_waiting ON invitations (rehearsal, id, expires_at, searched)
    WHERE case_id IS NULL AND starts = 0 AND revoked_at IS NULL;
-- What goes with a case, what is swept by its age, what one person did, and deliveries of one state.
CREATE INDEX return_links_by_case ON return_links (case_id);
CREATE INDEX attempts_by_time ON attempts (at);
CREATE INDEX audit_by_person ON audit (who, id);
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (state, id);
