import { createNative, isRomanised } from '../romanised/native';
import { fold } from '../text';
import { examplesOf } from './examples';
import { type Tokens, tokenize } from './tokens';
import type { SafetyContent } from './types';

/** The message in the script of its language; undefined where it is typed in it. */
export type InOwnScript = (text: string) => Tokens | undefined;

/** Digits stand for letters that Latin lacks: `3ayez`. */
const WORD = /[\p{L}\p{N}]+/gu;

/** Reads messages that are typed with Latin letters by the words of a safety file. */
export function inOwnScriptBy(content: SafetyContent): InOwnScript {
  let native: ((word: string) => string) | undefined;
  const read = () =>
    createNative(
      content.language,
      examplesOf(content).map(({ text }) => text),
      'fine',
    );
  return (text) => {
    if (!isRomanised(text, content.language)) return undefined;
    native ??= read();
    return tokenize(fold(text).replace(WORD, native));
  };
}
