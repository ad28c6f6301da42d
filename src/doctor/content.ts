/** The content: its rules, whether it is compiled, and who has signed it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkAll } from '../content/compile';
import { joinKnowledge } from '../content/join';
import type { KnowledgeBase } from '../content/knowledge';
import { draftsIn } from '../translation/review-notes';
import { statusOf } from '../translation/status';
import { bad, type Finding, good, note } from './finding';

function newestMs(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Math.max(...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}

function checkCompiled(root: string): Finding {
  const about = 'Compiled';
  const compiled = join(root, 'dist', 'content', 'knowledge.json');
  const todo = 'npm start builds it; or npm run build';
  if (!existsSync(compiled)) return note(about, 'the content is not compiled yet', todo);
  const changedMs = Math.max(...['content', 'locales'].map((folder) => newestMs(join(root, folder))));
  return changedMs > statSync(compiled).mtimeMs
    ? note(
        about,
        'the content was changed after it was compiled',
        `${todo}; a running bot takes it in on SIGHUP`,
      )
    : good(about, 'the content as it stands');
}

function checkReview(knowledge: KnowledgeBase): readonly Finding[] {
  const statuses = statusOf(knowledge);
  const drafts = statuses.filter((status) => draftsIn(status) > 0);
  const unsigned = statuses.filter(({ safetyReviewed }) => !safetyReviewed);
  const named = (some: typeof statuses) => some.map(({ language }) => language).join(' ');
  return [
    drafts.length === 0
      ? good('Texts', 'all are signed')
      : note(
          'Texts',
          `drafts in ${named(drafts)}: people are told so`,
          'npm run translate:status; docs/safety.md',
        ),
    unsigned.length === 0
      ? good('Safety', 'signed by a clinician in every language')
      : note(
          'Safety',
          `no clinician has signed: ${named(unsigned)}`,
          'npm run safety:report, before families use it',
        ),
  ];
}

export function checkContentOf(root: string): readonly Finding[] {
  const about = 'Content';
  const { files, problems } = checkAll(root);
  const broken = problems.map(({ rule, file, fix }) => bad(about, `${rule} in ${file}`, fix));
  if (files === undefined || broken.length > 0) return [...broken, checkCompiled(root)];
  const knowledge = joinKnowledge(files);
  const entries = [...knowledge.languages.values()].reduce((sum, { entries }) => sum + entries.size, 0);
  const says = `${knowledge.languages.size} languages, ${entries} entries, no rule is broken`;
  return [good(about, says), checkCompiled(root), ...checkReview(knowledge)];
}
