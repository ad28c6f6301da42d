/** Text messages through Twilio, where the operator has a token for it. */
import type { Room } from '../../dialogs/room';
import { SmsConversation, type SmsParts, storedLanguage } from '../channels/sms/conversation';
import { createSmsWebhook } from '../channels/sms/webhook';
import type { Config } from '../config';
import type { Language, Triage } from '../core/types';
import { faultOf, type Log } from '../server/log';
import { SMS_PATH, type SmsWebhook } from '../server/sms-route';
import type { Storage } from '../storage/storage';

export interface TextMessageParts {
  readonly config: Config;
  readonly room: () => Room;
  readonly storage: Storage;
  readonly bot: SmsParts['bot'];
  readonly keyedHash: (value: string) => string;
  readonly nowMs: () => number;
  readonly log: Log;
}

/** What is answered even to a number that has sent too many messages. */
const ALARMS: ReadonlySet<Triage['level']> = new Set(['emergency', 'crisis', 'urgent-symptoms']);

export function openTextMessages(parts: TextMessageParts): SmsWebhook | undefined {
  const { config, room, storage, bot, keyedHash, nowMs, log } = parts;
  const { twilioAuthToken: authToken, publicUrl } = config;
  if (authToken === undefined || publicUrl === undefined) return undefined;
  const conversation = new SmsConversation({
    optOuts: storage.optOuts,
    limits: storage.limits,
    keyedHash,
    nowMs,
    translate: () => room().translate,
    commands: () =>
      new Map([...room().knowledge.languages].map(([language, { commands }]) => [language, commands])),
    languageOf: async (key) => storedLanguage((await storage.state.read(key))?.value),
    isAlarm: (text: string, language: Language) => ALARMS.has(room().triage(text, language).level),
    bot,
    onError: (error) => log.error(faultOf(error), 'a text message could not be answered'),
  });
  const { receipts } = storage;
  return createSmsWebhook({
    authToken,
    publicUrl: publicUrl + SMS_PATH,
    receipts,
    conversation,
    keyedHash,
    nowMs,
  });
}
