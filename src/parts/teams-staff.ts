/** What staff have in Teams beyond the conversation: commands, cards of requests, the search. */
import type { Room } from '../../dialogs/room';
import type { TeamsHandler } from '../channels/teams/door';
import { createSearchHandler } from '../channels/teams/search/search-handler';
import type { StaffInsight } from '../channels/teams/staff/insight';
import { createStaffHandler } from '../channels/teams/staff/staff-handler';
import type { Config } from '../config';
import { figuresOf } from '../reports/figures';
import { lastDays } from '../reports/period';
import type { Storage } from '../storage/storage';
import { keptGroups } from '../unanswered/tools';
import type { Callbacks } from './callbacks';
import { compiledContent } from './unanswered';

export interface TeamsStaffParts {
  readonly config: Config;
  readonly room: () => Room;
  readonly storage: Storage;
  readonly callbacks: Callbacks;
  readonly keyedHash: (value: string) => string;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

const REPORT_DAYS = 7;
const DAY_MS = 86_400_000;

function insightOf({ config, room, storage, nowMs }: TeamsStaffParts): StaffInsight {
  return {
    figures: () => figuresOf(storage, lastDays(REPORT_DAYS, nowMs(), room().knowledge.center.hours.timeZone)),
    async unanswered() {
      if (config.keepUnanswered !== 'redacted') return undefined;
      const groups = await keptGroups(storage.unanswered, compiledContent());
      return { sinceMs: nowMs() - config.unansweredDays * DAY_MS, groups };
    },
  };
}

export function openTeamsStaff(parts: TeamsStaffParts): readonly TeamsHandler[] {
  const { room, storage, callbacks, keyedHash, nowMs, onError } = parts;
  const { events, staffPreferences: preferences } = storage;
  return [
    createStaffHandler({
      room,
      callbacks: storage.callbacks,
      outbox: storage.outbox,
      targets: storage.teamsTargets,
      preferences,
      insight: insightOf(parts),
      nowMs,
      keyedHash,
      targetsChanged: callbacks.targetsChanged,
      nudge: callbacks.nudge,
      onError,
    }),
    createSearchHandler({ room, events, preferences, nowMs, keyedHash }),
  ];
}
