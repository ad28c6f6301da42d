/** The address behind a way to reach people: a tap calls, writes a text or a mail. */
import type { Contact } from '../core/types';

const SCHEMES: Readonly<Record<Contact['kind'], string>> = { call: 'tel:', text: 'sms:', email: 'mailto:' };

export function contactUrl({ kind, to }: Contact): string {
  return SCHEMES[kind] + to;
}
