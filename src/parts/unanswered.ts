/** Questions without an answer, kept for staff where the operator has switched it on. */
import { join } from 'node:path';
import type { BotParts } from '../bot/bot-parts';
import type { Config } from '../config';
import { projectRoot } from '../project-root';
import type { Storage } from '../storage/storage';
import { openUnansweredTools } from '../unanswered/tools';

/** What the content was compiled to. */
export const compiledContent = (): string => join(projectRoot(), 'dist', 'content');

/** Keeping is never worth a turn: where it fails, it is reported and the person gets their answer. */
export function keptQuestions(
  { keepUnanswered }: Pick<Config, 'keepUnanswered'>,
  { unanswered }: Pick<Storage, 'unanswered'>,
  nowMs: () => number,
  onError: (error: unknown) => void,
): Pick<BotParts, 'unanswered'> {
  if (keepUnanswered !== 'redacted') return {};
  const tools = openUnansweredTools(compiledContent());
  return {
    unanswered: {
      redact: (text, language) => {
        try {
          return tools.redact(text, language);
        } catch (error) {
          onError(error);
          return '';
        }
      },
      keep: (question) => unanswered.add(question, nowMs()).catch(onError),
    },
  };
}
