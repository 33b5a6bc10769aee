-- SHA-256 of what a package says of the customer in clear (company, contact, provider): where it differs from what is
-- answered now, the package is out of date. Missing for packages of an earlier version.
ALTER TABLE packages ADD COLUMN answers TEXT COLLATE "C";
