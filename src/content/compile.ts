/**
 * From `content/` and `locales/` to what a process loads in a moment: one file of knowledge, and a model a language.
 * A model is trained again only when what it learns from has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js';
import { safetyLessons } from '../core/alarm/lessons';
import { piecesOf } from '../core/alarm/pieces';
import { trainAlarm } from '../core/alarm/train';
import { encodeModel, trainRanker } from '../core/matcher';
import { examplesOf } from '../core/safety/examples';
import type { Language, MatchEntry } from '../core/types';
import { learnTongues } from '../i18n/hear/learn';
import { checkLocales, readLocales } from '../i18n/locales';
import { checkContent } from './check';
import { type ContentFiles, type Problem, readContent } from './files';
import { lessonsOf } from './join';
import type { LanguageLessons } from './knowledge';
import { toldDetails } from './told';

export interface Checked {
  readonly files: ContentFiles | undefined;
  readonly problems: readonly Problem[];
}

/** Reads and checks everything that people may be told. */
export function checkAll(root: string): Checked {
  const { files, problems } = readContent(join(root, 'content'));
  const locales = checkLocales(readLocales(join(root, 'locales')));
  return { files, problems: [...problems, ...locales, ...(files ? checkContent(files) : [])] };
}

/** `rule · file · fix`, one a line. */
export function problemLines(problems: readonly Problem[]): string {
  return problems.map(({ rule, file, fix }) => `${rule} · ${file} · ${fix}\n`).join('');
}

/** Part of the key of a model: another recipe makes other models of the same texts. */
function recipeKey(): string {
  const folders = ['.', 'ranker', 'safety', 'alarm', 'romanised'].map((room) =>
    join(__dirname, '..', 'core', room),
  );
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const sources = files.filter((path) => /\.[jt]s$/.test(path)).map((path) => readFileSync(path));
  return createHash('sha256').update(Buffer.concat(sources)).digest('hex');
}

/** Both ways of writing Chinese learn from the texts of both, each in its own characters. */
const CHINESE_TWIN: Partial<
  Record<Language, { readonly twin: Language; readonly convert: (text: string) => string }>
> = {
  'zh-Hans': { twin: 'zh-Hant', convert: Converter({ from: 't', to: 'cn' }) },
  'zh-Hant': { twin: 'zh-Hans', convert: Converter({ from: 'cn', to: 't' }) },
};

/** What a language's matcher learns: its own texts, and those of its twin. */
export function lessonsFor(files: ContentFiles, language: Language): LanguageLessons {
  const own = lessonsOf(files.languages.find((each) => each.language === language)!);
  const kin = CHINESE_TWIN[language];
  const twinFiles = kin && files.languages.find((each) => each.language === kin.twin);
  if (!kin || !twinFiles) return own;
  const twin = lessonsOf(twinFiles);
  const join = (ours: readonly string[], theirs: readonly string[]) => [
    ...new Set([...ours, ...theirs.map(kin.convert)]),
  ];
  return {
    alternates: new Map(
      [...own.alternates].map(([id, texts]) => [id, join(texts, twin.alternates.get(id) ?? [])]),
    ),
    outOfScope: join(own.outOfScope, twin.outOfScope),
    synonyms: own.synonyms,
  };
}

/** What a ranker learns: classes with their texts, and texts to be refused. */
export interface RankerLessons {
  readonly entries: readonly MatchEntry[];
  readonly none: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
}

/** For answers: the topics and the small talk. */
export function answerLessons(files: ContentFiles, language: Language): RankerLessons {
  const { alternates, outOfScope, synonyms } = lessonsFor(files, language);
  return { entries: [...alternates].map(([id, texts]) => ({ id, texts })), none: outOfScope, synonyms };
}

function ofLanguage(files: ContentFiles, language: Language): ContentFiles['languages'][number] {
  return files.languages.find((each) => each.language === language)!;
}

/** The safety examples of a language and of its twin; short questions that lean on another are no cry for help. */
function safetyLessonsFor(files: ContentFiles, language: Language): ReturnType<typeof safetyLessons> {
  const { safety, followups } = ofLanguage(files, language);
  const own = safetyLessons(safety);
  const said = Object.values(followups.aspects).flat();
  const kin = CHINESE_TWIN[language];
  if (!kin) return { entries: own.entries, none: [...own.none, ...said] };
  const twin = safetyLessons(ofLanguage(files, kin.twin).safety);
  const join = (ours: readonly string[], theirs: readonly string[]) => [
    ...new Set([...ours, ...theirs.map(kin.convert)]),
  ];
  const textsOf = (id: string) => twin.entries.find((entry) => entry.id === id)?.texts ?? [];
  return {
    entries: own.entries.map(({ id, texts }) => ({ id, texts: join(texts, textsOf(id)) })),
    none: [...join(own.none, twin.none), ...said],
  };
}

/**
 * For the alarm: the same and the safety levels, so that a story and a cry for help compete for the same words.
 * A model of its own, since thousands of safety examples make the answers' scores less sure. The sentences of ordinary
 * stories are ordinary too: the alarm is asked about the sentences of a long message one by one.
 */
export function alarmLessons(files: ContentFiles, language: Language): RankerLessons {
  const answers = answerLessons(files, language);
  const safety = safetyLessonsFor(files, language);
  const ordinary = [...answers.none, ...safety.none];
  const stories = [...answers.entries.flatMap(({ texts }) => texts), ...ordinary];
  return {
    ...answers,
    entries: [...answers.entries, ...safety.entries],
    none: [...new Set([...ordinary, ...stories.flatMap(piecesOf)])],
  };
}

/** The knowledge without what only training reads, and what that says of each topic. */
function slim(files: ContentFiles): unknown {
  const languages = files.languages.map(({ faq, commands, followups, details, safety, language }) => ({
    language,
    faq: faq.map((file) => ({
      ...file,
      entries: file.entries.map((entry) => ({ ...entry, alternates: [] })),
    })),
    commands,
    followups,
    details,
    safety,
  }));
  return { ...files, languages, told: toldDetails(files) };
}

function textsByLanguage(files: ContentFiles): Map<Language, string[]> {
  return new Map(
    files.languages.map((each) => {
      const { alternates, outOfScope } = lessonsOf(each);
      const cries = examplesOf(each.safety).map(({ text }) => text);
      return [each.language, [...[...alternates.values()].flat(), ...outOfScope, ...cries]];
    }),
  );
}

/** Writes a file again only if what it is made from has changed; says whether it did. */
function writeIfNew(path: string, key: string, make: () => Uint8Array): boolean {
  if (existsSync(path) && existsSync(`${path}.key`) && readFileSync(`${path}.key`, 'utf8') === key)
    return false;
  writeFileSync(path, make());
  writeFileSync(`${path}.key`, key);
  return true;
}

/** Trains a language's ranker and alarm where what they learn from has changed; says whether one was. */
export function compileLanguage(files: ContentFiles, language: Language, out: string): boolean {
  const recipe = recipeKey();
  const write = (lessons: RankerLessons, train: typeof trainRanker, path: string) => {
    const { entries, none, synonyms } = lessons;
    const key = createHash('sha256')
      .update(JSON.stringify([lessons, recipe]))
      .digest('hex');
    return writeIfNew(path, key, () => encodeModel(train(entries, { language, synonyms, none })));
  };
  const answers = write(answerLessons(files, language), trainRanker, join(out, `${language}.answers`));
  const alarm = write(alarmLessons(files, language), trainAlarm, join(out, `${language}.alarm`));
  return answers || alarm;
}

/** Writes `knowledge.json` and `tongues.json`: what all languages share. */
export function compileShared(files: ContentFiles, out: string): void {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'knowledge.json'), JSON.stringify(slim(files)));
  writeFileSync(
    join(out, 'tongues.json'),
    JSON.stringify(learnTongues(textsByLanguage(files), files.tongues)),
  );
}
