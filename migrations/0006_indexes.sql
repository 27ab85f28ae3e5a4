-- Threads by their channel, read states by theirs (they go with it), emojis by their application, and people by how their names begin.
CREATE INDEX channels_by_parent ON channels (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX read_states_by_channel ON read_states (channel_id);
CREATE INDEX emojis_by_application ON emojis (application_id) WHERE application_id IS NOT NULL;
CREATE INDEX users_by_lower_name ON users (LOWER(username));
CREATE INDEX users_by_lower_global_name ON users (LOWER(global_name)) WHERE global_name IS NOT NULL;
CREATE INDEX members_by_lower_nick ON members (guild_id, LOWER(nick)) WHERE nick IS NOT NULL;
