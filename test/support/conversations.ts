/** Conversations as data: one loop runs them on every channel that they name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Channel, Language } from '../../src/core/types';

export interface ExpectedTurn {
  readonly user: string;
  readonly outcome: string;
  readonly topics?: readonly string[];
  readonly language?: Language;
  /** Each must stand in what the person reads. */
  readonly says?: readonly string[];
  readonly starts?: string;
  readonly offers?: readonly string[];
}

export interface Conversation {
  readonly id: string;
  readonly channels: readonly Channel[];
  readonly language?: Language;
  /** Whether call-back requests are taken. */
  readonly desk?: boolean;
  /** The requests sent in the end. */
  readonly requests?: readonly Record<string, unknown>[];
  readonly turns: readonly ExpectedTurn[];
}

const FOLDER = join(__dirname, '..', 'fixtures', 'conversations');

export function readConversations(): Conversation[] {
  return readdirSync(FOLDER).flatMap(
    (name) => parse(readFileSync(join(FOLDER, name), 'utf8')) as Conversation[],
  );
}
