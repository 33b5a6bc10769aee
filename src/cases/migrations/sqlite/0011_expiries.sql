-- Until now, that an invitation expired was told during the day after alone. From now on it is told however late: not of those
-- whose day is over.
UPDATE invitations SET expiry_told_at = expires_at WHERE expiry_told_at IS NULL AND expires_at < CAST(strftime('%s', 'now') AS INTEGER) - 86400;
