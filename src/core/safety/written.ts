import type { SafetyLevel } from '../types';
import { examplesOf } from './examples';
import { type Tokens, tokenize } from './tokens';
import type { SafetyContent } from './types';

/** What a message is that stands in the rules word for word. */
export type Written = (message: Tokens) => SafetyLevel | 'none' | undefined;

function keyOf({ words }: Tokens): string {
  return words.join(' ');
}

/** Knows the messages of a safety file; read when first asked. A cry that is also a look-alike counts as a cry. */
export function writtenIn(content: SafetyContent): Written {
  let levels: Map<string, SafetyLevel | 'none'> | undefined;
  const read = () => {
    const found = new Map<string, SafetyLevel | 'none'>();
    for (const { text, level } of examplesOf(content)) {
      const key = keyOf(tokenize(text));
      if (level !== 'none' || !found.has(key)) found.set(key, level);
    }
    return found;
  };
  return (message) => {
    levels ??= read();
    return levels.get(keyOf(message));
  };
}
