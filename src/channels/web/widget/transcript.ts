/** The chat as plain text, made in the browser: to keep, to print, to mail to oneself. */
import { type Activity, isMine, newestWhere, ownWords } from './activity';
import type { ChatWords } from './words';

function lineOf(activity: Activity, words: ChatWords): string {
  const reply = activity.channelData?.reply;
  const links = reply?.links.map(({ title, url }) => `${title}: ${url}`) ?? [];
  const who = isMine(activity) ? words.you : words.bot;
  const text = reply?.text ?? ownWords(activity);
  return [`${who}: ${text}`, reply?.english, reply?.notice, ...links].filter(Boolean).join('\n');
}

function transcript(activities: readonly Activity[], words: ChatWords): string {
  const phone = `${words.call}\n${words.safety}`;
  return [words.title, ...activities.map((activity) => lineOf(activity, words)), phone].join('\n\n');
}

/** A mail to oneself with the newest answer; the mail program is the person's own. */
export function mailLink(activities: readonly Activity[], words: ChatWords): string {
  const newest =
    newestWhere(activities, ({ channelData }) => channelData?.reply?.kind === 'answer') ??
    activities[activities.length - 1];
  const body = newest ? `${lineOf(newest, words)}\n\n${words.call}` : words.call;
  return `mailto:?subject=${encodeURIComponent(words.title)}&body=${encodeURIComponent(body)}`;
}

export function saveAsText(activities: readonly Activity[], words: ChatWords): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([transcript(activities, words)], { type: 'text/plain' }));
  link.download = 'chat.txt';
  link.click();
  URL.revokeObjectURL(link.href);
}
