-- The picture of a group: the hash of a file in the store.
ALTER TABLE channels ADD COLUMN icon TEXT;
