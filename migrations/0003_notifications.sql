-- What people want to be told of. A guild's row holds for its channels; guild 0 stands for the direct messages.
-- Levels: 0 all, 1 mentions, 2 nothing, 3 as the guild (or what lies above the channel) has it.
CREATE TABLE guild_notifications (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    guild_id BIGINT NOT NULL,
    level INTEGER NOT NULL,
    is_muted BOOLEAN NOT NULL,
    muted_until BIGINT,             -- null: until it is turned on
    mute_window INTEGER,            -- what the person chose, in seconds; -1 until it is turned on
    suppress_everyone BOOLEAN NOT NULL,
    suppress_roles BOOLEAN NOT NULL,
    mobile_push BOOLEAN NOT NULL,
    hides_muted BOOLEAN NOT NULL,
    PRIMARY KEY (user_id, guild_id)
) WITHOUT ROWID;

CREATE TABLE channel_notifications (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    guild_id BIGINT NOT NULL,
    level INTEGER NOT NULL,
    is_muted BOOLEAN NOT NULL,
    muted_until BIGINT,
    mute_window INTEGER,
    is_collapsed BOOLEAN NOT NULL,  -- a category whose channels are put away
    PRIMARY KEY (user_id, channel_id)
) WITHOUT ROWID;
CREATE INDEX channel_notifications_by_channel ON channel_notifications (channel_id);
