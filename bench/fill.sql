-- Fills a database in which `reader` (the first user) and `other` (the second) and their chat exist with a history:
--   sqlite3 parley.db -cmd '.param set :messages 10000000' -cmd '.param set :channels 200' <bench/fill.sql
-- One message a second from 1 January 2026 on, in turn over the channels; the first channel is the chat of the two. A
-- message has ten words: two of a hundred, three of a thousand and five of twenty thousand.
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;
PRAGMA cache_size = -200000;
BEGIN;
CREATE TEMP TABLE places AS
    SELECT value AS place, CASE value WHEN 0 THEN (SELECT channel_id FROM direct_channels LIMIT 1) ELSE value END AS channel_id
    FROM generate_series(0, :channels - 1);
INSERT INTO channels (id, type) SELECT channel_id, 1 FROM places WHERE place > 0;
INSERT INTO messages (channel_id, id, author_id, content)
    SELECT channel_id, (1767225600000 - 1420070400000 + 1000 * n) << 22, CASE n % 2 WHEN 0 THEN (SELECT MIN(id) FROM users) ELSE (SELECT MAX(id) FROM users) END,
           printf('a%d b%d a%d c%d c%d b%d c%d b%d c%d c%d', n * 7 % 100, n * 31 % 1000, n * 13 % 100, n * 7919 % 20000,
                  n * 104729 % 20000, n * 37 % 1000, n * 1299709 % 20000, n * 41 % 1000, n * 15485863 % 20000, n * 611953 % 20000)
    FROM (SELECT channel_id, place + :channels * value AS n FROM (SELECT * FROM places ORDER BY channel_id), generate_series(0, :messages / :channels - 1));
COMMIT;
