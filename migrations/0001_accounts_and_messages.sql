-- People, their sessions, the channels they talk in, and what they said. Snowflakes and Unix milliseconds are BIGINT.

CREATE TABLE users (
    id BIGINT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    -- For refusing new names that differ from an old one only in case; imported ones may, so it is not unique.
    username_folded TEXT NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    global_name TEXT,
    avatar TEXT,
    is_disabled BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX users_by_folded_name ON users (username_folded);

CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    agent TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

-- `type` is Discord's channel type; 1 is a direct channel.
CREATE TABLE channels (
    id BIGINT PRIMARY KEY,
    type INTEGER NOT NULL
);

-- The one direct channel of two people, the smaller id first.
CREATE TABLE direct_channels (
    low_user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    high_user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    channel_id BIGINT NOT NULL UNIQUE REFERENCES channels (id) ON DELETE CASCADE,
    PRIMARY KEY (low_user_id, high_user_id)
);

CREATE TABLE channel_recipients (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    other_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- Listed among this person's chats, and since when.
    is_open BOOLEAN NOT NULL,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, channel_id)
) WITHOUT ROWID;
CREATE INDEX channel_recipients_by_channel ON channel_recipients (channel_id);

-- A page of history is one range of the key. There is no foreign key to the author: it would cost a lookup a message.
CREATE TABLE messages (
    channel_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (channel_id, id)
) WITHOUT ROWID;

-- What makes a retry safe: rows older than a week are swept.
CREATE TABLE message_nonces (
    author_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    nonce TEXT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (author_id, channel_id, nonce)
) WITHOUT ROWID;

CREATE TABLE read_states (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    channel_id BIGINT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    last_read_id BIGINT NOT NULL,
    PRIMARY KEY (user_id, channel_id)
) WITHOUT ROWID;

-- What came from the original's database, so that a second import adds nothing twice. `source_key` is a digest of the
-- original row.
CREATE TABLE imported_rows (
    source_key TEXT PRIMARY KEY,
    target_id BIGINT NOT NULL
) WITHOUT ROWID;

-- The highest id that was drawn, so that ids keep rising when the clock was set back between two starts.
CREATE TABLE last_id (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BIGINT NOT NULL
);
INSERT INTO last_id (one, id) VALUES (1, 0);
