/** The evaluation sets: questions by other hands than the alternates, each with what a fair judge expects. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../core/types';

export interface Question {
  readonly text: string;
  /** `answer:<topic>`, or another outcome of `outcomes.tsv`. */
  readonly expect: string;
  /** Other topics that are right too; for `clarify`, the topics that fit. */
  readonly also: readonly string[];
  readonly style: string;
  /** Looked at only when reporting. */
  readonly final: boolean;
  readonly language: Language;
  /** `topics`, `scope` or `safety`: the last part of the file's name. */
  readonly set: string;
  readonly kind?: string;
  readonly lookalike?: boolean;
}

type Line = Omit<Question, 'language' | 'set' | 'also' | 'style' | 'final'> &
  Partial<Pick<Question, 'also' | 'style' | 'final'>>;

/** Reads every `<language>-<set>.jsonl` of a folder. Throws with file and line where one does not fit. */
export function readQuestions(folder: string): Question[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFile(folder, name));
}

function readFile(folder: string, name: string): Question[] {
  const language = LANGUAGES.find((each) => name.startsWith(`${each}-`));
  if (language === undefined) throw new Error(`${name}: its name begins with no language of the bot`);
  const set = name.slice(language.length + 1, -'.jsonl'.length);
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const { also = [], style = 'plain', final = false, ...rest } = JSON.parse(line) as Line;
      return [{ ...rest, also, style, final, language, set }];
    } catch {
      throw new Error(`${name}:${index + 1} is not JSON`);
    }
  });
}
