/** What a person wrote in Teams, and the language that their Teams speaks. */
import type { Activity } from 'botbuilder';
import type { Language } from '../../core/types';
import { languageOf } from '../../i18n/languages';
import { cleanText } from '../clean-text';

interface Entity {
  readonly type: string;
  readonly text?: unknown;
  readonly mentioned?: { readonly id?: unknown };
  readonly locale?: unknown;
}

function entitiesOf({ entities }: Activity): readonly Entity[] {
  const list: readonly (Entity | null)[] = Array.isArray(entities) ? entities : [];
  return list.filter((each) => each !== null && typeof each === 'object') as readonly Entity[];
}

/** How the bot is written where it is mentioned. The framework's own function takes away the first one only. */
function ownMentions(activity: Activity): string[] {
  const texts = entitiesOf(activity)
    .filter(({ type, mentioned }) => type === 'mention' && mentioned?.id === activity.recipient?.id)
    .map(({ text }) => text);
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** The words without the mention of the bot; other people's names stay, without their tags. */
export function wordsOf(activity: Activity): string {
  const whole = typeof activity.text === 'string' ? activity.text : '';
  const bare = ownMentions(activity).reduce((text, mention) => text.replaceAll(mention, ' '), whole);
  const plain = bare.replace(/<at\b[^>]*>([^<]*)<\/at>/gi, '$1').replace(/&nbsp;/g, ' ');
  return cleanText(plain.replace(/[^\S\n]+/g, ' '));
}

/** Some activities say it only beside, where they tell of the client. */
export function localeOf(activity: Activity): string | undefined {
  const told = entitiesOf(activity).find(({ type }) => type === 'clientInfo')?.locale;
  const locale = activity.locale?.trim() || (typeof told === 'string' ? told.trim() : '');
  return locale === '' ? undefined : locale;
}

export function languageIn(activity: Activity): Language {
  return languageOf(localeOf(activity)) ?? 'en';
}
