import { SAFETY_LEVELS, type SafetyLevel } from '../types';
import type { SafetyContent } from './types';

export interface SafetyExample {
  readonly text: string;
  readonly level: SafetyLevel | 'none';
}

/** Everything that a rule book says about real messages, as examples to learn from. */
export function examplesOf(content: SafetyContent): SafetyExample[] {
  const none = [
    ...content.signals.flatMap((signal) => signal.mustNot),
    ...content.temperature.mustNot,
    ...content.lookAlikes,
  ];
  return [
    ...content.signals.flatMap(({ level, must }) => must.map((text) => ({ text, level }))),
    ...content.temperature.must.map((text) => ({ text, level: 'urgent-symptoms' as const })),
    ...SAFETY_LEVELS.flatMap((level) => content.examples[level].map((text) => ({ text, level }))),
    ...none.map((text) => ({ text, level: 'none' as const })),
  ];
}
