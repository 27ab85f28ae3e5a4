-- Communities: guilds, their channels, roles and members, and what Discord's API knows beside a message's text.
-- JSON columns hold what the wire has; nothing is searched by what stands in them.

ALTER TABLE users ADD COLUMN is_bot BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE users ADD COLUMN banner TEXT;
ALTER TABLE users ADD COLUMN accent_color INTEGER;
ALTER TABLE users ADD COLUMN bio TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';

CREATE TABLE guilds (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES users (id),
    icon TEXT,
    banner TEXT,
    splash TEXT,
    discovery_splash TEXT,
    description TEXT,
    features TEXT NOT NULL DEFAULT '[]',
    verification_level INTEGER NOT NULL DEFAULT 0,
    default_message_notifications INTEGER NOT NULL DEFAULT 0,
    explicit_content_filter INTEGER NOT NULL DEFAULT 0,
    mfa_level INTEGER NOT NULL DEFAULT 0,
    nsfw_level INTEGER NOT NULL DEFAULT 0,
    system_channel_id BIGINT,
    rules_channel_id BIGINT,
    public_updates_channel_id BIGINT,
    safety_alerts_channel_id BIGINT,
    afk_channel_id BIGINT,
    widget_channel_id BIGINT,
    system_channel_flags INTEGER NOT NULL DEFAULT 0,
    afk_timeout INTEGER NOT NULL DEFAULT 300,
    is_widget_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    has_boost_progress_bar BOOLEAN NOT NULL DEFAULT FALSE,
    preferred_locale TEXT NOT NULL DEFAULT 'en-US'
);

-- The id of a guild's @everyone is the guild's own.
CREATE TABLE roles (
    id BIGINT PRIMARY KEY,
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    permissions BIGINT NOT NULL,
    position INTEGER NOT NULL,
    color INTEGER NOT NULL DEFAULT 0,
    secondary_color INTEGER,
    tertiary_color INTEGER,
    is_hoisted BOOLEAN NOT NULL DEFAULT FALSE,
    is_managed BOOLEAN NOT NULL DEFAULT FALSE,
    is_mentionable BOOLEAN NOT NULL DEFAULT FALSE,
    icon TEXT,
    unicode_emoji TEXT,
    flags INTEGER NOT NULL DEFAULT 0,
    bot_id BIGINT
);
CREATE INDEX roles_by_guild ON roles (guild_id);

CREATE TABLE members (
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    nick TEXT,
    avatar TEXT,
    banner TEXT,
    joined_at BIGINT NOT NULL,
    timeout_until BIGINT,
    is_deaf BOOLEAN NOT NULL DEFAULT FALSE,
    is_mute BOOLEAN NOT NULL DEFAULT FALSE,
    is_pending BOOLEAN NOT NULL DEFAULT FALSE,
    is_temporary BOOLEAN NOT NULL DEFAULT FALSE,
    flags INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild_id, user_id)
) WITHOUT ROWID;
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE member_roles (
    guild_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    role_id BIGINT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    PRIMARY KEY (guild_id, user_id, role_id),
    FOREIGN KEY (guild_id, user_id) REFERENCES members (guild_id, user_id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX member_roles_by_role ON member_roles (role_id);

-- Of guilds and of groups; a direct channel needs none of it. A thread's parent is the channel that it stands in.
ALTER TABLE channels ADD COLUMN guild_id BIGINT REFERENCES guilds (id) ON DELETE CASCADE;
ALTER TABLE channels ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE channels ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels ADD COLUMN parent_id BIGINT;
ALTER TABLE channels ADD COLUMN topic TEXT;
ALTER TABLE channels ADD COLUMN is_nsfw BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE channels ADD COLUMN rate_limit_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels ADD COLUMN owner_id BIGINT;
ALTER TABLE channels ADD COLUMN last_pin_at BIGINT;
ALTER TABLE channels ADD COLUMN extras TEXT NOT NULL DEFAULT '{}';
CREATE INDEX channels_by_guild ON channels (guild_id) WHERE guild_id IS NOT NULL;

CREATE TABLE threads (
    channel_id BIGINT PRIMARY KEY REFERENCES channels (id) ON DELETE CASCADE,
    is_archived BOOLEAN NOT NULL DEFAULT FALSE,
    is_locked BOOLEAN NOT NULL DEFAULT FALSE,
    is_invitable BOOLEAN NOT NULL DEFAULT TRUE,
    auto_archive_minutes INTEGER NOT NULL,
    archive_changed_at BIGINT NOT NULL,
    message_count INTEGER NOT NULL DEFAULT 0,
    total_message_sent INTEGER NOT NULL DEFAULT 0,
    applied_tags TEXT NOT NULL DEFAULT '[]'
);

CREATE TABLE thread_members (
    channel_id BIGINT NOT NULL REFERENCES threads (channel_id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    joined_at BIGINT NOT NULL,
    flags INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (channel_id, user_id)
) WITHOUT ROWID;
CREATE INDEX thread_members_by_user ON thread_members (user_id);

-- The people of a group (channel type 3); those of a direct channel stand in channel_recipients.
CREATE TABLE group_recipients (
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (channel_id, user_id)
) WITHOUT ROWID;
CREATE INDEX group_recipients_by_user ON group_recipients (user_id);

CREATE TABLE overwrites (
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    target_id BIGINT NOT NULL,
    type INTEGER NOT NULL,      -- 0 role, 1 member
    allow BIGINT NOT NULL,
    deny BIGINT NOT NULL,
    PRIMARY KEY (channel_id, target_id)
) WITHOUT ROWID;

-- A plain message leaves them at their defaults, which cost it a byte each or nothing.
ALTER TABLE messages ADD COLUMN type INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN edited_at BIGINT;
ALTER TABLE messages ADD COLUMN pinned_at BIGINT;
ALTER TABLE messages ADD COLUMN details TEXT;  -- JSON, written and read by store/message_details
CREATE INDEX pinned_messages ON messages (channel_id, pinned_at) WHERE pinned_at IS NOT NULL;

CREATE TABLE reactions (
    channel_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    emoji TEXT NOT NULL,        -- the character, or the id of a custom one
    emoji_name TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    reacted_at BIGINT NOT NULL,
    PRIMARY KEY (channel_id, message_id, emoji, user_id)
) WITHOUT ROWID;

-- Whom a message calls: a person, a role, or a guild for @everyone. For counting what somebody has not read.
CREATE TABLE mentions (
    target_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (target_id, channel_id, message_id)
) WITHOUT ROWID;

-- The files that some message, still there, holds; what lies in the store of files and not here is swept.
CREATE TABLE attachments (
    id BIGINT PRIMARY KEY,
    channel_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    filename TEXT NOT NULL,     -- of its address, as the message has it too
    content_type TEXT
);
CREATE INDEX attachments_by_message ON attachments (channel_id, message_id);

CREATE TABLE bans (
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    reason TEXT,
    PRIMARY KEY (guild_id, user_id)
) WITHOUT ROWID;

CREATE TABLE invites (
    code TEXT PRIMARY KEY,
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    inviter_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    max_age_seconds INTEGER NOT NULL,
    max_uses INTEGER NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    is_temporary BOOLEAN NOT NULL DEFAULT FALSE
) WITHOUT ROWID;
CREATE INDEX invites_by_guild ON invites (guild_id);
CREATE INDEX invites_by_channel ON invites (channel_id);

CREATE TABLE emojis (
    id BIGINT PRIMARY KEY,
    guild_id BIGINT REFERENCES guilds (id) ON DELETE CASCADE,
    application_id BIGINT,
    name TEXT NOT NULL,
    image TEXT NOT NULL,
    is_animated BOOLEAN NOT NULL DEFAULT FALSE,
    roles TEXT NOT NULL DEFAULT '[]',
    creator_id BIGINT NOT NULL
);
CREATE INDEX emojis_by_guild ON emojis (guild_id);

CREATE TABLE applications (
    id BIGINT PRIMARY KEY,
    owner_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    bot_id BIGINT REFERENCES users (id),
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    icon TEXT,
    flags INTEGER NOT NULL DEFAULT 0,
    is_bot_public BOOLEAN NOT NULL DEFAULT TRUE,
    requires_code_grant BOOLEAN NOT NULL DEFAULT FALSE,
    token_digest TEXT,          -- SHA-256 of the bot's token, in hex
    verify_key TEXT NOT NULL,
    signing_key TEXT NOT NULL,  -- the private half of verify_key
    interactions_endpoint_url TEXT,
    extras TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX applications_by_owner ON applications (owner_id);
CREATE UNIQUE INDEX applications_by_bot ON applications (bot_id) WHERE bot_id IS NOT NULL;

CREATE TABLE webhooks (
    id BIGINT PRIMARY KEY,
    type INTEGER NOT NULL DEFAULT 1,
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    creator_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    avatar TEXT,
    token TEXT NOT NULL,
    application_id BIGINT
);
CREATE INDEX webhooks_by_guild ON webhooks (guild_id);
CREATE INDEX webhooks_by_channel ON webhooks (channel_id);

CREATE TABLE audit_log (
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    action INTEGER NOT NULL,
    target_id BIGINT,
    changes TEXT NOT NULL DEFAULT '[]',
    options TEXT,
    reason TEXT,
    PRIMARY KEY (guild_id, id)
) WITHOUT ROWID;

CREATE TABLE relationships (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    other_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    type INTEGER NOT NULL,      -- 1 friend, 2 blocked, 3 incoming, 4 outgoing request
    since BIGINT NOT NULL,
    PRIMARY KEY (user_id, other_id)
) WITHOUT ROWID;

CREATE TABLE commands (
    id BIGINT PRIMARY KEY,
    application_id BIGINT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    guild_id BIGINT REFERENCES guilds (id) ON DELETE CASCADE,
    type INTEGER NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    default_member_permissions BIGINT,  -- null: everybody
    contexts INTEGER,           -- bits: 1 guilds, 2 with the bot, 4 with others; null: all that dm_permission leaves
    is_in_dms BOOLEAN NOT NULL,
    is_nsfw BOOLEAN NOT NULL,
    body TEXT NOT NULL          -- JSON: description, options, localizations, integration_types
);
CREATE UNIQUE INDEX commands_by_name ON commands (application_id, COALESCE(guild_id, 0), type, name);

CREATE TABLE command_permissions (
    application_id BIGINT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    guild_id BIGINT NOT NULL REFERENCES guilds (id) ON DELETE CASCADE,
    command_id BIGINT NOT NULL,
    permissions TEXT NOT NULL,
    PRIMARY KEY (application_id, guild_id, command_id)
) WITHOUT ROWID;
