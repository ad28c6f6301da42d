/** `npm run eval`: how well the bot answers questions that it has never seen. `--final` looks at the held-back part. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openRoom } from '../bot/open-room';
import type { Channel } from '../core/types';
import { decideAll } from '../evaluation/decide-all';
import { figuresByLanguage } from '../evaluation/figures';
import { evaluationPage } from '../evaluation/page';
import { evaluationPicture } from '../evaluation/picture';
import { readQuestions } from '../evaluation/questions';
import { isInScope, type Scored } from '../evaluation/score';
import {
  calibrationTable,
  confusions,
  groupBy,
  inScopeTable,
  outcomeTable,
  segmentsTable,
  toldTable,
  worst,
} from '../evaluation/tables';
import { projectRoot } from '../project-root';

/** docs/evaluation.md and its picture. */
function writePage(rows: readonly Scored[]): void {
  const docs = join(projectRoot(), 'docs');
  const path = join(docs, 'evaluation.md');
  const day = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  writeFileSync(path, evaluationPage(readFileSync(path, 'utf8'), rows, day));
  writeFileSync(join(docs, 'pictures', 'evaluation.svg'), evaluationPicture(rows));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      final: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      language: { type: 'string' },
      channel: { type: 'string', default: 'web' },
      told: { type: 'boolean', default: false },
      worst: { type: 'string', default: '0' },
      set: { type: 'string' },
      json: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
    },
  });
  const questions = readQuestions(join(projectRoot(), 'test', 'evaluation')).filter(
    ({ final, language, set }) =>
      (values.all || final === values.final) &&
      (!values.language || language === values.language) &&
      (!values.set || set === values.set),
  );
  const room = openRoom({ root: projectRoot(), drafts: 'show-drafts-with-notice' });
  const rows = await decideAll(room, questions, values.channel as Channel, values.told);
  if (values.record) {
    writeFileSync(
      join(projectRoot(), 'test', 'evaluation', 'recorded.json'),
      `${JSON.stringify(figuresByLanguage(rows), null, 2)}\n`,
    );
  }
  if (values.page) writePage(rows);
  if (values.json) {
    for (const { question, turn, right, wrong } of rows)
      process.stdout.write(
        `${JSON.stringify({ ...question, outcome: turn.outcome, topics: turn.topics, confidence: turn.confidence, heard: turn.language, right, wrong })}\n`,
      );
    return;
  }
  const inScope = rows.filter(({ question }) => isInScope(question) && question.set === 'topics');
  inScopeTable(
    'questions that the page answers, by language',
    groupBy(inScope, ({ question }) => question.language),
  );
  inScopeTable(
    'by style',
    groupBy(inScope, ({ question }) => `${question.language} ${question.style}`),
  );
  const others = rows.filter(({ question }) => question.set !== 'topics' || !isInScope(question));
  outcomeTable(
    'everything else, by what is expected',
    groupBy(
      others,
      ({ question }) =>
        `${question.language} ${question.set} ${question.lookalike ? 'look-alike ' : ''}${question.expect.split(':')[0]}${question.kind ? ` ${question.kind}` : ''}`,
    ),
  );
  toldTable(rows);
  if (values.channel === 'sms') segmentsTable(rows, room.translate);
  calibrationTable(rows);
  confusions(rows, 15);
  worst(rows, Number(values.worst));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
