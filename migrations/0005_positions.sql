-- About which one of its thread a message is; NULL outside of threads. What was written before is counted; a CROSS
-- JOIN keeps its order, so that of all messages only those in threads are read.
ALTER TABLE messages ADD COLUMN position INTEGER;
UPDATE messages SET position = counted.position FROM (
    SELECT m.channel_id, m.id, COUNT(*) FILTER (WHERE m.type <> 21 AND m.id <> m.channel_id)
        OVER (PARTITION BY m.channel_id ORDER BY m.id) AS position
    FROM channels c CROSS JOIN messages m WHERE m.channel_id = c.id AND c.type IN (10, 11, 12)
) AS counted WHERE messages.channel_id = counted.channel_id AND messages.id = counted.id;
