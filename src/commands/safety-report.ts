/** `npm run safety:report`: writes safety-report.html, the page for a clinician. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRoom } from '../bot/open-room';
import { decideAll } from '../evaluation/decide-all';
import { readQuestions } from '../evaluation/questions';
import { safetyReport } from '../evaluation/safety-report';
import { projectRoot } from '../project-root';

const FILE = 'safety-report.html';

async function main(): Promise<void> {
  const root = projectRoot();
  const room = openRoom({ root, drafts: 'show-drafts-with-notice' });
  const questions = readQuestions(join(root, 'test', 'evaluation')).filter(({ set }) => set === 'safety');
  const scored = await decideAll(room, questions, 'web', false);
  const madeOn = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  writeFileSync(FILE, safetyReport({ knowledge: room.knowledge, scored, madeOn }));
  process.stdout.write(`${FILE}: ${questions.length} messages measured\n`);
}

void main();
