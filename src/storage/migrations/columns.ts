/** Short words for the columns of a new table. */
import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely';

export type Schema = Kysely<unknown>['schema'];
type AnyTable = CreateTableBuilder<string, string>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();
export const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();

export const table = (schema: Schema, name: string): AnyTable => schema.createTable(name) as AnyTable;
export const texts = (builder: AnyTable, ...names: readonly string[]): AnyTable =>
  names.reduce((built, name) => built.addColumn(name, 'text', required), builder);
export const times = (builder: AnyTable, ...names: readonly string[]): AnyTable =>
  names.reduce((built, name) => built.addColumn(name, 'bigint', required), builder);
export const counts = (builder: AnyTable, ...names: readonly string[]): AnyTable =>
  names.reduce((built, name) => built.addColumn(name, 'integer', required), builder);

export const index = (schema: Schema, on: string, ...columns: string[]) =>
  schema
    .createIndex(`${on}_by_${columns.join('_')}`)
    .on(on)
    .columns(columns)
    .execute();
