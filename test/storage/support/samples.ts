/** Values for tests: a fixed moment and a request with invented people. */
import type { Delivery, NewCallback } from '../../../src/storage/storage';

export const NOON_MS = Date.UTC(2026, 10, 23, 12);
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

export const PERSON = { userId: 'dl_person', locale: 'es-US' } as const;

export const sampleCallback = (id: string): NewCallback => ({
  id,
  name: 'Ana',
  phone: '+1 206 555 0100',
  bestTime: '',
  language: 'es',
  interpreter: true,
  topic: 'donor cells',
  channel: 'web',
  conversationKey: `conversation-of-${id}`,
});

/** How the center is told of a request. */
export const MAIL: Delivery = { kind: 'email', target: '' };
export const TEAMS: Delivery = { kind: 'teams', target: '19:care@thread.tacv2' };

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
