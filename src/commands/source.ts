/** `npm run source:check -- page.html`: which sections of the source page changed, and which entries rest on them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAll } from '../content/compile';
import { joinKnowledge } from '../content/join';
import type { KnowledgeBase } from '../content/knowledge';
import { cutSections, fingerprint } from '../content/source-page';
import { projectRoot } from '../project-root';

export interface Drift {
  readonly section: string;
  readonly change: 'changed' | 'missing';
  /** Entries that rest on the section, in every language. */
  readonly entries: readonly string[];
}

/** Compares a saved page with the recorded fingerprints. */
export function driftOf(page: string, knowledge: KnowledgeBase): Drift[] {
  const found = new Map(cutSections(page).map(({ id, text }) => [id, fingerprint(text)]));
  const drifted = knowledge.source.sections.filter(
    (section) => found.get(section.id) !== section.fingerprint,
  );
  return drifted.map(({ id }) => ({
    section: id,
    change: found.has(id) ? 'changed' : 'missing',
    entries: [...knowledge.languages.values()].flatMap(({ language, entries }) =>
      [...entries.values()]
        .filter(({ sections }) => sections.includes(id))
        .map((entry) => `${language}/${entry.id}`),
    ),
  }));
}

function main(path: string | undefined): void {
  if (path === undefined) throw new Error('name the saved page: npm run source:check -- page.html');
  const { files } = checkAll(projectRoot());
  if (files === undefined) throw new Error('content cannot be read: npm run content:check');
  const drifts = driftOf(readFileSync(resolve(path), 'utf8'), joinKnowledge(files));
  for (const { section, change, entries } of drifts)
    process.stdout.write(`${section} ${change}: ${entries.join(' ')}\n`);
  process.stdout.write(
    drifts.length === 0 ? 'the page is as recorded\n' : `${drifts.length} sections differ\n`,
  );
  process.exitCode = drifts.length === 0 ? 0 : 1;
}

if (require.main === module) main(process.argv[2]);
