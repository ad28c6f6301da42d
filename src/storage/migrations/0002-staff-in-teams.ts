/** A request is delivered once to each Teams conversation, and staff choose a language. */
import { type Migration, sql } from 'kysely';
import { counts, index, key, type Schema, table, texts, times } from './columns';

const OUTBOX_COLUMNS =
  'id, callback_id, kind, state, lease, reason, attempts, next_attempt_ms, lease_until_ms, changed_ms';

/**
 * SQLite changes no constraint of a table that is there: the rows move to a new one. The target has a default for
 * machines that still run the version before.
 */
async function newOutbox(schema: Schema): Promise<void> {
  const outbox = texts(
    table(schema, 'outbox_with_targets').addColumn('id', 'text', key),
    ...['callback_id', 'kind', 'state', 'lease', 'reason'],
  ).addColumn('target', 'text', (column) => column.notNull().defaultTo(''));
  await times(counts(outbox, 'attempts'), 'next_attempt_ms', 'lease_until_ms', 'changed_ms')
    .addUniqueConstraint('outbox_once_each', ['callback_id', 'kind', 'target'])
    .addForeignKeyConstraint('outbox_for', ['callback_id'], 'callbacks', ['id'], (of) =>
      of.onDelete('cascade'),
    )
    .execute();
}

export const staffInTeams: Migration = {
  async up(db) {
    await newOutbox(db.schema);
    const columns = sql.raw(OUTBOX_COLUMNS);
    await sql`insert into outbox_with_targets (${columns}) select ${columns} from outbox`.execute(db);
    await db.schema.dropTable('outbox').execute();
    await db.schema.alterTable('outbox_with_targets').renameTo('outbox').execute();
    await index(db.schema, 'outbox', 'state', 'next_attempt_ms');
    const preferences = table(db.schema, 'staff_preferences').addColumn('key', 'text', key);
    await times(texts(preferences, 'language'), 'touched_ms').execute();
    await index(db.schema, 'staff_preferences', 'touched_ms');
  },
};
