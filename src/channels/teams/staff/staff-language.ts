/** `language es`: the language of the answers that a member of staff gets and hands on. */

import type { TurnContext } from 'botbuilder';
import type { KnowledgeBase } from '../../../content/knowledge';
import type { Language } from '../../../core/types';
import { languageNamed } from '../named-language';
import { languageIn } from '../words';
import { staffKey } from './person';
import type { StaffParts } from './staff-parts';

const COMMAND = /^language\b[\s:]*(.*)$/isu;
/** What could be meant as a code; longer words that name no language of ours belong to a question. */
const CODE = /^[a-z]{2,3}(?:-[a-z]{2,8})?$/i;

/** Undefined when the text is no command: "language barrier" is a question. */
export function languageCommand(
  knowledge: KnowledgeBase,
  text: string,
): { readonly language: Language | undefined } | undefined {
  const named = COMMAND.exec(text.trim())?.[1]?.trim();
  if (named === undefined) return undefined;
  const language = languageNamed(knowledge, named);
  return language !== undefined || named === '' || CODE.test(named) ? { language } : undefined;
}

/** What the dialogs know as a wish for the language: its own name. */
function wishFor({ tongues }: KnowledgeBase, language: Language): string {
  return tongues.spoken[language]!.own;
}

/** True when nothing is left to say; else the words that remain are a wish for the dialogs. */
export async function chooseLanguage(
  { room, preferences, keyedHash, nowMs }: StaffParts,
  context: TurnContext,
  language: Language | undefined,
): Promise<boolean> {
  const { knowledge, translate } = room();
  const say = (key: string, values: Record<string, string>) =>
    context.sendActivity({
      type: 'message',
      text: translate(languageIn(context.activity), key, values),
      textFormat: 'plain',
    });
  if (language === undefined) {
    await say('staff.language.choose', { codes: [...knowledge.languages.keys()].join(', ') });
    return true;
  }
  await preferences.setLanguage(staffKey(context.activity, keyedHash), language, nowMs());
  await say('staff.language.set', { languageName: knowledge.tongues.spoken[language]!.own });
  context.activity.text = wishFor(knowledge, language);
  return false;
}
