/** Loads what `compile` wrote: the knowledge at once, each language's matcher when it is first asked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeModel, rankerFrom } from '../core/matcher';
import type { Language, Matcher } from '../core/types';
import type { Tongues } from '../i18n/hear/hear';
import type { ContentFiles } from './files';
import { joinKnowledge } from './join';
import type { KnowledgeBase } from './knowledge';

/** Throws when the build step has not run. */
export function loadKnowledge(folder: string): KnowledgeBase {
  const path = join(folder, 'knowledge.json');
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build"`);
  return joinKnowledge(JSON.parse(readFileSync(path, 'utf8')) as ContentFiles);
}

/** A matcher of each language, read on first use and kept. */
export function loadMatchers(folder: string, use: 'answers' | 'triage'): (language: Language) => Matcher {
  const loaded = new Map<Language, Matcher>();
  return (language) => {
    const known = loaded.get(language);
    if (known) return known;
    if (!existsSync(join(folder, `${language}.${use}`)))
      throw new Error(`the bot does not speak ${language}: run "npm run build"`);
    const matcher = rankerFrom(decodeModel(readFileSync(join(folder, `${language}.${use}`))));
    loaded.set(language, matcher);
    return matcher;
  };
}

/** The language detector that `compile` trained. */
export function loadTongues(folder: string): Tongues {
  return JSON.parse(readFileSync(join(folder, 'tongues.json'), 'utf8')) as Tongues;
}

/** The terms that a language's ranker has learnt, and how rare each is in the content. */
export interface LearnedWords {
  readonly terms: readonly string[];
  readonly rarity: Float32Array;
}

export function loadWords(folder: string, language: Language): LearnedWords {
  const { vocabulary } = decodeModel(readFileSync(join(folder, `${language}.answers`)));
  return { terms: vocabulary.terms, rarity: vocabulary.idf };
}
