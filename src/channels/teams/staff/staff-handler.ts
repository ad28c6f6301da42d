/** Staff's commands. Only the very words of a command are taken: all else is a question for the dialogs. */

import type { TurnContext } from 'botbuilder';
import { phraseKey } from '../../../core/phrase';
import type { AdaptiveCard } from '../cards/elements';
import { cardMessage } from '../cards/message';
import type { TeamsHandler } from '../door';
import { languageIn } from '../words';
import { helpCard } from './help-card';
import { forgetTargets, notifyHere, notifyStop } from './notify';
import { reportCard } from './report-card';
import { requestVerbs } from './request-taps';
import { openRequests, requestsCard } from './requests-card';
import { chooseLanguage, languageCommand } from './staff-language';
import type { StaffParts } from './staff-parts';
import { unansweredCard } from './unanswered-card';
import type { StaffWord } from './words';

/** A card, or the key of a sentence. */
type Said = AdaptiveCard | string;
type Command = (parts: StaffParts, context: TurnContext) => Promise<Said>;

async function requests({ room, callbacks, outbox }: StaffParts, context: TurnContext): Promise<Said> {
  const open = await openRequests(callbacks, outbox);
  const language = languageIn(context.activity);
  const isTaken = room().callbacks !== undefined;
  const notes = isTaken ? [] : [room().translate(language, 'staff.requests.off')];
  return requestsCard({ room: room(), language, view: 'list' }, open, notes);
}

async function unanswered({ room, insight }: StaffParts, context: TurnContext): Promise<Said> {
  const found = await insight.unanswered();
  return found === undefined
    ? 'staff.unanswered.off'
    : unansweredCard(room(), languageIn(context.activity), found);
}

const COMMANDS: Readonly<Record<Exclude<StaffWord, 'language'>, Command>> = {
  help: async ({ room }, context) => helpCard(room(), languageIn(context.activity)),
  unanswered,
  requests,
  report: async ({ room, insight }, context) =>
    reportCard(room(), languageIn(context.activity), await insight.figures()),
  'notify here': notifyHere,
  'notify stop': notifyStop,
};

async function say({ room }: StaffParts, context: TurnContext, said: Said): Promise<void> {
  const language = languageIn(context.activity);
  await context.sendActivity(
    typeof said === 'string'
      ? { type: 'message', text: room().translate(language, said), textFormat: 'plain', locale: language }
      : cardMessage(said, said.fallbackText.split('\n')[0]!),
  );
}

export function createStaffHandler(parts: StaffParts): TeamsHandler {
  const commands = new Map<string, Command>(Object.entries(COMMANDS));
  return {
    verbs: requestVerbs(parts),
    onRemoved: (context) => forgetTargets(parts, context),
    async onText(context, text) {
      const chosen = languageCommand(parts.room().knowledge, text);
      if (chosen !== undefined) return chooseLanguage(parts, context, chosen.language);
      const command = commands.get(phraseKey(text));
      if (command === undefined) return false;
      await say(parts, context, await command(parts, context));
      return true;
    },
  };
}
