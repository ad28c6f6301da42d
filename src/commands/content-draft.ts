/** `npm run content:draft`: lists the groups of unanswered questions, or writes one as a draft entry for review. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge, loadMatchers } from '../content/compiled';
import { localTime } from '../hours/zone';
import { openKeptData } from '../parts/kept-data';
import { compiledContent } from '../parts/unanswered';
import { projectRoot } from '../project-root';
import { titlesFrom } from '../reports/titles';
import { draftOf, type NearTopic } from '../unanswered/draft';
import type { UnansweredGroup } from '../unanswered/group';
import { keptGroups } from '../unanswered/tools';
import { reasonOf, settingsOfCommand } from './settings-of-command';

const USAGE = 'npm run content:draft             lists the groups\nnpm run content:draft -- --from <group>';
/** Beside `content`, so that nothing that reads content can find it. */
const FOLDER = 'content-drafts';
const MOST_NEAR = 3;

async function readGroups(): Promise<readonly UnansweredGroup[]> {
  const config = settingsOfCommand();
  if (config.keepUnanswered !== 'redacted')
    throw new Error('Unanswered questions are not kept. To keep them redacted set KEEP_UNANSWERED=redacted.');
  const { storage, notes } = await openKeptData(config);
  try {
    for (const note of notes) process.stderr.write(`${note}\n`);
    return await keptGroups(storage.unanswered, compiledContent());
  } finally {
    await storage.close();
  }
}

function nearTopics({ language, examples }: UnansweredGroup): readonly NearTopic[] {
  const titles = titlesFrom(loadKnowledge(compiledContent()));
  const matches = loadMatchers(compiledContent())(language).query(examples[0]!);
  return matches.slice(0, MOST_NEAR).map(({ id }) => ({ id, question: titles.topic(id) }));
}

/** Gives the file. Throws when it is there already: somebody may be working on it. */
function write(group: UnansweredGroup): string {
  const { timeZone } = loadKnowledge(compiledContent()).center.hours;
  const file = join(FOLDER, `${group.language}-${group.id}.yaml`);
  const path = join(projectRoot(), file);
  if (existsSync(path)) throw new Error(`${file} is there already. Finish it or delete it first.`);
  mkdirSync(join(projectRoot(), FOLDER), { recursive: true });
  writeFileSync(
    path,
    draftOf(group, nearTopics(group), (timeMs) => localTime(timeMs, timeZone).day),
  );
  return file;
}

function list(groups: readonly UnansweredGroup[]): string {
  if (groups.length === 0) return 'No unanswered question is kept.\n';
  return groups
    .map(({ id, count, language, examples }) => `${id}  ${count}  ${language}  ${examples.join(' | ')}\n`)
    .join('');
}

async function main(): Promise<void> {
  const { from } = parseArgs({ options: { from: { type: 'string' } } }).values;
  const groups = await readGroups();
  if (from === undefined) {
    process.stdout.write(list(groups));
    return;
  }
  const group = groups.find(({ id }) => id === from);
  if (group === undefined) throw new Error('There is no such group. Run npm run content:draft to see them.');
  process.stdout.write(
    `${write(group)} is written. Nothing is published: read it, finish it, have it reviewed.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n${USAGE}\n`);
  process.exitCode = 1;
});
