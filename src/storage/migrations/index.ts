/** All migrations in order. A name that was released is never changed or removed. */
import type { Migration } from 'kysely';
import { firstTables } from './0001-first-tables';
import { staffInTeams } from './0002-staff-in-teams';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-staff-in-teams': staffInTeams,
};
