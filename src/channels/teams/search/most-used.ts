/** The topics that were answered most of late: what a search shows before anything is typed. */
import type { Room } from '../../../../dialogs/room';
import type { EventStore } from '../../../storage/contract/insight';
import { MOST_RESULTS } from './find-topics';

const DAY_MS = 86_400_000;
const DAYS = 30;

function counted(events: Awaited<ReturnType<EventStore['since']>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome, topic, count } of events)
    if (outcome === 'answer') counts.set(topic, (counts.get(topic) ?? 0) + count);
  return counts;
}

/** Before anybody has asked, the examples of the welcome. */
export async function mostUsed(room: Room, events: EventStore, nowMs: number): Promise<readonly string[]> {
  const sinceDay = new Date(nowMs - DAYS * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const counts = counted(await events.since(sinceDay));
  const used = [...counts].sort(([, a], [, b]) => b - a).map(([topic]) => topic);
  const examples = room.translate('en', 'examples.topics').split(/,\s*/);
  return [...new Set([...used, ...examples, ...room.knowledge.topics.keys()])]
    .filter((topic) => room.knowledge.topics.has(topic))
    .slice(0, MOST_RESULTS);
}
