/** Microsoft Teams: the family bot's conversation and what staff have beyond it. */
import { sayAgain } from '../../dialogs/again';
import { centerContacts, noticeReply } from '../../dialogs/compose';
import type { Room } from '../../dialogs/room';
import type { TeamsHandler } from '../channels/teams/door';
import { createDoorkeeper } from '../channels/teams/doorkeeper';
import { lookUpMember } from '../channels/teams/member';
import { createTeamsLogic } from '../channels/teams/teams-logic';
import type { BotLogic } from '../channels/teams/teams-parts';
import type { Config } from '../config';
import { LANGUAGES, type Language, type Triage } from '../core/types';
import { faultOf, type Log } from '../server/log';
import type { Storage } from '../storage/storage';

export interface TeamsHouse {
  readonly config: Config;
  readonly room: () => Room;
  readonly storage: Storage;
  readonly family: BotLogic;
  /** What staff have beyond the conversation. */
  readonly handlers: readonly TeamsHandler[];
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Who may use the bot in Teams; undefined: whoever reaches it, which without an app id is this machine alone. */
export function allowedTenants(config: Config): ReadonlySet<string> | undefined {
  const { microsoftAppId, microsoftAppTenantId: own, teamsTenants } = config;
  if (microsoftAppId === undefined) return undefined;
  const listed = teamsTenants.length > 0 || own === undefined ? teamsTenants : [own];
  return new Set(listed.map((id) => id.toLowerCase()));
}

/** Danger that changed words may tell of; a question for medical advice was answered when it was asked. */
const ALARMS: ReadonlySet<Triage['level']> = new Set(['emergency', 'crisis', 'urgent-symptoms']);

function isAlarm({ hear, triage }: Room, words: string, language: Language): boolean {
  const heard = hear(words, language)?.language;
  const own = LANGUAGES.find((each) => each === heard) ?? language;
  return ALARMS.has(triage(words, own).level);
}

export function openTeams({ config, room, storage, family, handlers, nowMs, log }: TeamsHouse): BotLogic {
  return createTeamsLogic({
    family,
    handlers,
    doorkeeper: createDoorkeeper({ tenants: allowedTenants(config), member: lookUpMember, nowMs }),
    again: (said) => sayAgain(room(), said),
    notice(language, key) {
      const { translate } = room();
      return noticeReply(language, translate(language, key), [], centerContacts(room(), language));
    },
    isAlarm: (words, language) => isAlarm(room(), words, language),
    async forget(conversationKey) {
      await storage.state.delete(conversationKey);
      await storage.retention.forget(conversationKey);
    },
    onError: (error) => log.error(faultOf(error), 'a turn in Teams failed'),
  });
}
