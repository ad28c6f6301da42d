import { SAFETY_LEVELS, type SafetyLevel, type Triage } from '../types';
import type { Hit } from './signals';

/** Signal ids of levels that only the trained alarm found. */
function similarTo(level: SafetyLevel): Hit {
  return { id: `similar-${level}`, level, reply: level };
}

/** The most severe level that either finds; its reply is that of the first signal of this level in the file. */
export function combine(hits: readonly Hit[], similar: SafetyLevel | undefined): Triage {
  const all = similar === undefined ? hits : [...hits, similarTo(similar)];
  const level = SAFETY_LEVELS.find((one) => all.some((hit) => hit.level === one));
  if (level === undefined) return { level: 'none', signals: [], reply: 'none' };
  const first = all.find((hit) => hit.level === level)!;
  return { level, signals: [...new Set(all.map((hit) => hit.id))], reply: first.reply };
}
