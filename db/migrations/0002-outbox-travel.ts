/** What the outbox must know to travel by itself: sizes, when to try again, when it was last seen at the other side; and its states by index. */
export const outboxTravel = `
ALTER TABLE outbox ADD COLUMN size INTEGER;
ALTER TABLE outbox ADD COLUMN next_try_ms INTEGER;
ALTER TABLE outbox ADD COLUMN checked_ms INTEGER;
CREATE INDEX outbox_by_state ON outbox (state, queued_at);
CREATE INDEX inbox_by_state ON inbox (state, at);
`;
