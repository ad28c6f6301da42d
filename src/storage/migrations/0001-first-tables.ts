/** The first tables. The stores' queries are the reason for each index. */
import type { Migration } from 'kysely';
import { counts, index, key, type Schema, table, texts, times } from './columns';

async function conversationTables(schema: Schema): Promise<void> {
  const states = table(schema, 'conversation_states').addColumn('key', 'text', key);
  await times(texts(states, 'value'), 'version', 'touched_ms').execute();
  await index(schema, 'conversation_states', 'touched_ms');

  const conversations = texts(
    table(schema, 'conversations').addColumn('id', 'text', key),
    'user_id',
    'locale',
  );
  await times(counts(conversations, 'last_sequence'), 'touched_ms').execute();
  await index(schema, 'conversations', 'touched_ms');

  const activities = counts(texts(table(schema, 'activities'), 'conversation_id', 'body'), 'sequence');
  await times(activities, 'created_ms')
    .addColumn('client_activity_id', 'text')
    .addPrimaryKeyConstraint('activities_key', ['conversation_id', 'sequence'])
    .addUniqueConstraint('activities_client_key', ['conversation_id', 'client_activity_id'])
    .addForeignKeyConstraint('activities_of', ['conversation_id'], 'conversations', ['id'], (of) =>
      of.onDelete('cascade'),
    )
    .execute();
}

async function guardTables(schema: Schema): Promise<void> {
  const receipts = table(schema, 'receipts').addColumn('key', 'text', key).addColumn('reply', 'text');
  await times(receipts, 'lease_until_ms', 'touched_ms').execute();
  await index(schema, 'receipts', 'touched_ms');

  await times(table(schema, 'opt_outs').addColumn('hash', 'text', key), 'set_ms').execute();

  const limits = table(schema, 'usage_limits').addColumn('key', 'text', key);
  await times(counts(limits, 'taken'), 'started_ms').execute();
  await index(schema, 'usage_limits', 'started_ms');
}

async function callbackTables(schema: Schema): Promise<void> {
  const callbacks = texts(
    table(schema, 'callbacks').addColumn('id', 'text', key),
    ...['name', 'phone', 'best_time', 'language', 'topic', 'channel', 'conversation_key', 'state'],
  );
  await times(counts(callbacks, 'interpreter'), 'created_ms').addColumn('closed_ms', 'bigint').execute();
  await index(schema, 'callbacks', 'state', 'created_ms');
  await index(schema, 'callbacks', 'closed_ms');

  const steps = counts(texts(table(schema, 'callback_steps'), 'callback_id', 'state', 'who'), 'position');
  await times(steps, 'at_ms')
    .addPrimaryKeyConstraint('callback_steps_key', ['callback_id', 'position'])
    .addForeignKeyConstraint('callback_steps_of', ['callback_id'], 'callbacks', ['id'], (of) =>
      of.onDelete('cascade'),
    )
    .execute();
}

async function outboxTable(schema: Schema): Promise<void> {
  const outbox = texts(
    table(schema, 'outbox').addColumn('id', 'text', key),
    ...['callback_id', 'kind', 'state', 'lease', 'reason'],
  );
  await times(counts(outbox, 'attempts'), 'next_attempt_ms', 'lease_until_ms', 'changed_ms')
    .addUniqueConstraint('outbox_once', ['callback_id', 'kind'])
    .addForeignKeyConstraint('outbox_of', ['callback_id'], 'callbacks', ['id'], (of) =>
      of.onDelete('cascade'),
    )
    .execute();
  await index(schema, 'outbox', 'state', 'next_attempt_ms');
}

async function insightTables(schema: Schema): Promise<void> {
  const feedback = texts(table(schema, 'feedback'), 'conversation_key', 'topic', 'language', 'channel');
  await times(counts(feedback, 'helped'), 'at_ms')
    .addPrimaryKeyConstraint('feedback_key', ['conversation_key', 'topic'])
    .execute();
  await index(schema, 'feedback', 'at_ms');

  const events = texts(table(schema, 'events'), 'day', 'outcome', 'topic', 'language', 'channel');
  await times(events, 'count', 'sms_segments')
    .addPrimaryKeyConstraint('events_key', ['day', 'outcome', 'topic', 'language', 'channel'])
    .execute();

  const unanswered = table(schema, 'unanswered').addColumn('id', 'text', key);
  await times(texts(unanswered, 'conversation_key', 'text', 'language', 'channel'), 'at_ms').execute();
  await index(schema, 'unanswered', 'at_ms');
  await index(schema, 'unanswered', 'conversation_key');

  const targets = table(schema, 'teams_targets').addColumn('conversation_id', 'text', key);
  await times(texts(targets, 'reference'), 'touched_ms').execute();
}

export const firstTables: Migration = {
  async up(db) {
    await conversationTables(db.schema);
    await guardTables(db.schema);
    await callbackTables(db.schema);
    await outboxTable(db.schema);
    await insightTables(db.schema);
  },
};
