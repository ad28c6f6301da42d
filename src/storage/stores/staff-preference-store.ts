/** What staff chose in Teams. */
import type { Language } from '../../core/types';
import type { Database } from '../database/connect';
import type { StaffPreferenceStore } from '../storage';

export function staffPreferenceStore({ db }: Database): StaffPreferenceStore {
  return {
    async language(key) {
      const row = await db
        .selectFrom('staff_preferences')
        .select('language')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.language as Language | undefined;
    },
    async setLanguage(key, language, nowMs) {
      const choice = { language, touched_ms: nowMs };
      await db
        .insertInto('staff_preferences')
        .values({ key, ...choice })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(choice))
        .execute();
    },
  };
}
