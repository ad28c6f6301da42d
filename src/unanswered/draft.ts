/** A group of unanswered questions as the beginning of an entry, for people to finish. */
import { stringify } from 'yaml';
import type { UnansweredGroup } from './group';

/** A topic that is there already and may be what was asked. */
export interface NearTopic {
  readonly id: string;
  readonly question: string;
}

const MARK = /\s*\[[a-z]+\]/g;
/** Long lines stay whole: a cut one is hard to edit. */
const LINE_WIDTH = 0;

function head(group: UnansweredGroup, near: readonly NearTopic[], dayOf: (timeMs: number) => string): string {
  const { count, sinceMs, lastMs, language, id } = group;
  const lines = [
    `DRAFT from group ${id}: asked ${count} times, ${dayOf(sinceMs)} to ${dayOf(lastMs)}, in ${language}.`,
    'Nothing here is published: no command reads this folder.',
    '1. Is it one of the topics that are there? Then add the question to its alternates, and delete this file:',
    ...near.map((topic) => `     ${topic.id}: ${topic.question}`),
    '2. Else write question, answer and short from the source page, and name its section. What the page does not',
    '   say must not be answered: such questions go to content/faq/<language>/out-of-scope.yaml.',
    '3. Move the entry to content/faq/en/<group>.yaml, add its id to content/topics.yaml, have it reviewed,',
    '   and run npm run content:check.',
  ];
  return lines.map((line) => `# ${line}\n`).join('');
}

/** YAML with empty texts and the redacted examples as its first alternates. */
export function draftOf(
  group: UnansweredGroup,
  near: readonly NearTopic[],
  dayOf: (timeMs: number) => string,
): string {
  const alternates = group.examples.map((example) => example.replace(MARK, '').trim());
  const entry = {
    id: `draft-${group.id}`,
    question: '',
    answer: '',
    short: '',
    section: '',
    related: [],
    review: { reviewer: '', role: '', date: '' },
    alternates,
  };
  return (
    head(group, near, dayOf) +
    stringify({ language: group.language, entries: [entry] }, { lineWidth: LINE_WIDTH })
  );
}
