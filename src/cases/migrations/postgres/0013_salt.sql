-- The link of an invitation that a program made under a key is derived from the program's token and from this: whoever has the
-- token alone, and knows the key, cannot find it.
ALTER TABLE api_creations ADD COLUMN salt TEXT COLLATE "C" NOT NULL DEFAULT '';
