/** Opens the room that dialogs work in from what the build wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftPolicy, Room } from '../../dialogs/room';
import { LONGEST_MESSAGE_CHARACTERS } from '../../dialogs/scope';
import { loadAlarms, loadKnowledge, loadMatchers, loadTongues } from '../content/compiled';
import type { Gates } from '../core/alarm/alarm';
import type { Thresholds } from '../core/answer';
import { createTriage } from '../core/triage';
import type { Language, Match, Matcher } from '../core/types';
import { createHear } from '../i18n/hear/hear';
import { readLocales } from '../i18n/locales';
import { createTranslate } from '../i18n/strings';

export interface RoomOptions {
  /** The folder that holds `content`, `locales` and `dist/content`. */
  readonly root: string;
  /** What the build wrote, where it is elsewhere than in `dist/content`. */
  readonly compiled?: string;
  readonly drafts: DraftPolicy;
  readonly faqUrl?: Room['faqUrl'];
}

/** What `npm run fit` and `npm run fit:alarm` wrote. */
function readFitted<T>(root: string, name: string): T {
  return JSON.parse(readFileSync(join(root, 'content', name), 'utf8')) as T;
}

interface FittedThresholds {
  readonly default: Thresholds;
  readonly languages: Partial<Record<Language, Thresholds>>;
}

/** A message is asked for more than once in a turn: the newest result is kept a moment. */
function remembering(matcherOf: (language: Language) => Matcher): (language: Language) => Matcher {
  let newest: { language: Language; text: string; matches: readonly Match[] } | undefined;
  return (language) => ({
    query: (text) => {
      if (newest?.text === text && newest.language === language) return newest.matches;
      const matches = matcherOf(language).query(text);
      newest = { language, text, matches };
      return matches;
    },
  });
}

/** Throws when the build has not run. */
export function openRoom({ root, drafts, faqUrl, ...places }: RoomOptions): Room {
  const compiled = places.compiled ?? join(root, 'dist', 'content');
  const knowledge = loadKnowledge(compiled);
  const fitted = readFitted<FittedThresholds>(root, 'thresholds.json');
  const { levels } = readFitted<{ readonly levels: Gates }>(root, 'alarm.json');
  const matcher = remembering(loadMatchers(compiled));
  const alarm = loadAlarms(compiled, levels);
  return {
    knowledge,
    drafts,
    translate: createTranslate(readLocales(join(root, 'locales')), knowledge.values),
    thresholds: (language) => fitted.languages[language] ?? fitted.default,
    matcher,
    triage: createTriage(
      [...knowledge.languages.values()].map(({ safety }) => safety),
      (text, language, cancelled) => alarm(language)(text.slice(0, LONGEST_MESSAGE_CHARACTERS), cancelled),
    ),
    hear: createHear(() => loadTongues(compiled)),
    ...(faqUrl === undefined ? {} : { faqUrl }),
  };
}
