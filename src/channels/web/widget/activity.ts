/** The part of a Direct Line activity that the chat draws. Works with any bot behind the protocol. */
import type { Reply } from '../../../core/types';

export interface Activity {
  readonly id?: string;
  readonly type: string;
  readonly text?: string;
  readonly timestamp?: string;
  readonly locale?: string;
  readonly from?: { readonly id?: string; readonly role?: string };
  readonly value?: unknown;
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly reply?: Omit<Reply, 'text'> & { readonly text: string; readonly direction: 'ltr' | 'rtl' };
  };
  readonly suggestedActions?: {
    readonly actions: readonly { readonly type: string; readonly title: string; readonly value: string }[];
  };
}

/** What waits to be sent; kept until the service has echoed it. */
export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly value?: unknown;
  /** The service has it, and its echo is on the way. */
  readonly isSent?: boolean;
}

/** Sends a message in the person's name; `value` is a form that they filled in. */
export type Send = (text: string, value?: unknown) => void;

export function isMine(activity: Activity): boolean {
  return activity.from?.role === 'user' || (activity.from?.id ?? '').startsWith('dl_');
}

/** What the person sees of their own message: the words, or what they put into a form. */
export function ownWords({ text, value }: Pick<Activity, 'text' | 'value'>): string {
  if (text) return text;
  const values = (value as { readonly values?: Readonly<Record<string, string>> } | undefined)?.values ?? {};
  return Object.values(values).filter(Boolean).join(', ');
}

/** The language of the conversation; the English shown for one answer does not change it. */
export function spokenLanguage(activities: readonly Activity[]): string | undefined {
  const replies = activities.flatMap(({ channelData }) => channelData?.reply ?? []);
  const [before, last] = replies.slice(-2);
  const isEnglishOfBefore =
    last?.language === 'en' && last.topic !== undefined && last.topic === before?.topic;
  return (isEnglishOfBefore ? before : (last ?? before))?.language;
}

/** The newest of these with which everything before it was removed, at the person's wish; -1 when there is none. */
export function clearingPlace(activities: readonly Activity[]): number {
  return activities.map(({ channelData }) => channelData?.reply?.clearsHistory === true).lastIndexOf(true);
}

/** The newest one that fits; older phones have no `findLast`. */
export function newestWhere(
  activities: readonly Activity[],
  fits: (activity: Activity) => boolean,
): Activity | undefined {
  const fitting = activities.filter(fits);
  return fitting[fitting.length - 1];
}
