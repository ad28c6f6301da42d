/** Loads what `compile` wrote: the knowledge at once, each language's matcher when it is first asked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Alarm, alarmFrom, type Gates } from '../core/alarm/alarm';
import { decodeModel, type RankerModel, rankerFrom } from '../core/matcher';
import type { Language, Matcher } from '../core/types';
import type { Tongues } from '../i18n/hear/hear';
import type { ContentFiles } from './files';
import { joinKnowledge } from './join';
import type { KnowledgeBase } from './knowledge';

/** Throws when the build step has not run. */
export function loadKnowledge(folder: string): KnowledgeBase {
  const path = join(folder, 'knowledge.json');
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build"`);
  const files = JSON.parse(readFileSync(path, 'utf8')) as ContentFiles & Pick<KnowledgeBase, 'told'>;
  return joinKnowledge(files, files.told);
}

/** Makes something of each language's model, when it is first asked for, and keeps it. */
function loadEach<T>(
  folder: string,
  use: string,
  make: (model: RankerModel) => T,
): (language: Language) => T {
  const loaded = new Map<Language, T>();
  return (language) => {
    const known = loaded.get(language);
    if (known !== undefined) return known;
    const path = join(folder, `${language}.${use}`);
    if (!existsSync(path)) throw new Error(`the bot does not speak ${language}: run "npm run build"`);
    const made = make(decodeModel(readFileSync(path)));
    loaded.set(language, made);
    return made;
  };
}

/** A matcher of each language. */
export function loadMatchers(folder: string): (language: Language) => Matcher {
  return loadEach(folder, 'answers', rankerFrom);
}

/** A trained alarm of each language. */
export function loadAlarms(folder: string, gates: Gates): (language: Language) => Alarm {
  return loadEach(folder, 'alarm', (model) => alarmFrom(model, gates));
}

/** The language detector that `compile` trained. */
export function loadTongues(folder: string): Tongues {
  return JSON.parse(readFileSync(join(folder, 'tongues.json'), 'utf8')) as Tongues;
}

/** The terms that a language's ranker has learnt, and how rare each is in the content. */
export interface LearnedWords {
  readonly terms: readonly string[];
  readonly rarity: Float32Array;
  /** The terms that are no names, whatever the spelling. */
  readonly ordinary: ReadonlySet<string>;
}

/** Texts to be refused tell of all the world and name people: a term of them alone is ordinary from this many texts on. */
const ORDINARY_FROM = 6;

function ordinaryTerms({ vocabulary, rows, owners, ids }: RankerModel): Set<string> {
  const seen = new Uint32Array(vocabulary.terms.length);
  owners.forEach((owner, row) => {
    const weight = owner < ids.length ? ORDINARY_FROM : 1;
    for (const term of rows.terms.subarray(rows.starts[row]!, rows.starts[row + 1]!)) seen[term]! += weight;
  });
  return new Set(vocabulary.terms.filter((_, place) => seen[place]! >= ORDINARY_FROM));
}

export function loadWords(folder: string, language: Language): LearnedWords {
  const model = decodeModel(readFileSync(join(folder, `${language}.answers`)));
  const { terms, idf } = model.vocabulary;
  return { terms, rarity: idf, ordinary: ordinaryTerms(model) };
}
