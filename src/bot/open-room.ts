/** Opens the room that dialogs work in from what the build wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftPolicy, Room } from '../../dialogs/room';
import { loadKnowledge, loadMatchers, loadSafetyModels, loadTongues } from '../content/compiled';
import type { Thresholds } from '../core/answer';
import type { Thresholds as SafetyThresholds } from '../core/safety/types';
import { createTriage } from '../core/triage';
import type { Language } from '../core/types';
import { createHear } from '../i18n/hear/hear';
import { readLocales } from '../i18n/locales';
import { createTranslate } from '../i18n/strings';

export interface RoomOptions {
  /** The folder that holds `content`, `locales` and `dist/content`. */
  readonly root: string;
  readonly drafts: DraftPolicy;
  readonly faqUrl?: Room['faqUrl'];
}

interface FittedThresholds {
  readonly default: Thresholds;
  readonly languages: Partial<Record<Language, Thresholds>>;
  readonly safety?: Partial<Record<Language, SafetyThresholds>>;
}

/** Throws when the build has not run. */
export function openRoom({ root, drafts, faqUrl }: RoomOptions): Room {
  const compiled = join(root, 'dist', 'content');
  const knowledge = loadKnowledge(compiled);
  const fitted = JSON.parse(
    readFileSync(join(root, 'content', 'thresholds.json'), 'utf8'),
  ) as FittedThresholds;
  return {
    knowledge,
    drafts,
    translate: createTranslate(readLocales(join(root, 'locales')), knowledge.values),
    thresholds: (language) => fitted.languages[language] ?? fitted.default,
    matcher: loadMatchers(compiled),
    triage: createTriage(
      [...knowledge.languages.values()].map(({ safety }) => safety),
      {
        models: loadSafetyModels(compiled, knowledge.languages.keys()),
        ...(fitted.safety ? { thresholds: fitted.safety } : {}),
      },
    ),
    hear: createHear(loadTongues(compiled)),
    ...(faqUrl === undefined ? {} : { faqUrl }),
  };
}
