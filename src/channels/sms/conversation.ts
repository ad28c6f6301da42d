/** One text message, from number to replies: consent, keywords, limits, then the bot. */
import type { Activity, TurnContext } from 'botbuilder';
import { InProcessAdapter } from '../../bot/in-process-adapter';
import type { Commands } from '../../content/schema';
import { LANGUAGES, type Language } from '../../core/types';
import type { Translate } from '../../i18n/strings';
import type { LimitStore, OptOutStore } from '../../storage/contract/guard';
import { cleanText } from '../clean-text';
import { type Keyword, keywordIn } from './keywords';
import { plainCharacters } from './segments';
import { smsConversationKey } from './side';
import type { IncomingText } from './twilio';

/** More texts than this in the window is a burst: one kind sentence, then silence until it is over. */
const MOST_TEXTS_PER_WINDOW = 12;
const WINDOW_MS = 60_000;
/** Twilio waits 15 seconds for an answer; the person must have the phone number before that. */
const PATIENCE_MS = 10_000;

export interface SmsParts {
  readonly optOuts: OptOutStore;
  readonly limits: LimitStore;
  readonly keyedHash: (value: string) => string;
  readonly nowMs: () => number;
  readonly translate: () => Translate;
  readonly commands: () => ReadonlyMap<Language, Commands>;
  /** The language of a conversation so far; English when there is none. */
  readonly languageOf: (conversationKey: string) => Promise<Language>;
  /** Whether a message is an alarm, which is never held back by consent words or limits. */
  readonly isAlarm: (text: string, language: Language) => boolean;
  readonly bot: { run(context: TurnContext): Promise<void> };
  readonly onError: (error: unknown) => void;
  readonly patienceMs?: number;
}

export class SmsConversation {
  private readonly adapter = new InProcessAdapter();

  constructor(private readonly parts: SmsParts) {}

  /** The texts to send back: none for a number that has opted out. Never throws: what fails gives the phone. */
  async replyTo(incoming: IncomingText): Promise<readonly string[]> {
    const key = smsConversationKey(this.parts.keyedHash, incoming.from);
    let language: Language = 'en';
    try {
      language = await this.parts.languageOf(key);
      return await this.withinPatience(this.decide(incoming, key, language), language);
    } catch (error) {
      this.parts.onError(error);
      return [this.say(language, 'input.error')];
    }
  }

  private say(language: Language, string: string): string {
    return plainCharacters(this.parts.translate()(language, string));
  }

  private async withinPatience(
    replies: Promise<readonly string[]>,
    language: Language,
  ): Promise<readonly string[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly string[]>((resolve) => {
      timer = setTimeout(
        () => resolve([this.say(language, 'input.error')]),
        this.parts.patienceMs ?? PATIENCE_MS,
      );
    });
    return Promise.race([replies, late]).finally(() => clearTimeout(timer));
  }

  private async decide(incoming: IncomingText, key: string, language: Language): Promise<readonly string[]> {
    const text = cleanText(incoming.text);
    const found = keywordIn(text, this.parts.commands(), language, incoming.optOutType);
    const isOut = await this.parts.optOuts.has(key);
    if (found) return this.keyword(found.keyword, found.language, key, isOut);
    if (isOut) return [];
    const { allowed, firstRefusal } = await this.parts.limits.take(
      key,
      MOST_TEXTS_PER_WINDOW,
      WINDOW_MS,
      this.parts.nowMs(),
    );
    if (!allowed && !this.parts.isAlarm(text, language))
      return firstRefusal ? [this.say(language, 'sms.burst')] : [];
    return this.askBot(incoming, text);
  }

  private async keyword(
    keyword: Keyword,
    language: Language,
    key: string,
    isOut: boolean,
  ): Promise<readonly string[]> {
    switch (keyword) {
      case 'stop':
        if (isOut) return [];
        await this.parts.optOuts.set(key, this.parts.nowMs());
        return [this.say(language, 'sms.stopped')];
      case 'start':
        await this.parts.optOuts.clear(key);
        return [this.say(language, 'sms.started')];
      case 'help':
        return isOut ? [] : [this.say(language, 'sms.help')];
    }
  }

  private async askBot(incoming: IncomingText, text: string): Promise<readonly string[]> {
    const activity: Partial<Activity> = {
      type: 'message',
      id: incoming.id,
      channelId: 'sms',
      text,
      from: { id: incoming.from, name: '' },
      recipient: { id: incoming.to, name: '' },
      conversation: { id: incoming.from, isGroup: false, conversationType: 'personal', name: '' },
      ...(incoming.hasMedia ? { attachments: [{ contentType: 'application/octet-stream' }] } : {}),
    };
    const sent = await this.adapter.run(activity, (context) => this.parts.bot.run(context));
    return sent.map((reply) => reply.text ?? '').filter((reply) => reply !== '');
  }
}

/** The language in a stored conversation state, if it is one of ours. */
export function storedLanguage(value: unknown): Language {
  const language = (value as { memory?: { language?: string } } | undefined)?.memory?.language;
  return LANGUAGES.find((each) => each === language) ?? 'en';
}
