/** The tables that `npm run eval` prints. */
import { renderText } from '../channels/sms/render';
import { segmentsOf } from '../channels/sms/segments';
import type { Language } from '../core/types';
import type { Translate } from '../i18n/strings';
import { isInScope, isSafety, percent, type Scored, share } from './score';

export function groupBy(rows: readonly Scored[], key: (row: Scored) => string): Map<string, Scored[]> {
  const groups = new Map<string, Scored[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function table(title: string, rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

export function inScopeTable(title: string, groups: ReadonlyMap<string, readonly Scored[]>): void {
  const head = ['', 'questions', 'top-1', 'top-3', 'right or offered', 'wrong', 'refused', 'safety'];
  const body = [...groups].map(([name, rows]) => [
    name,
    String(rows.length),
    percent(share(rows, (row) => row.right)),
    percent(share(rows, (row) => row.amongThree)),
    percent(share(rows, (row) => row.rightOrOffered)),
    percent(share(rows, (row) => row.wrong)),
    percent(share(rows, (row) => row.turn.outcome === 'no-answer')),
    percent(share(rows, (row) => isSafety({ expect: row.turn.outcome }))),
  ]);
  table(title, [head, ...body]);
}

export function outcomeTable(title: string, groups: ReadonlyMap<string, readonly Scored[]>): void {
  const head = ['', 'questions', 'as expected', 'wrong answer', 'false alarm', 'clarify'];
  const body = [...groups].map(([name, rows]) => [
    name,
    String(rows.length),
    percent(share(rows, (row) => row.right)),
    percent(share(rows, (row) => !row.right && row.turn.outcome === 'answer')),
    percent(share(rows, (row) => !isSafety(row.question) && isSafety({ expect: row.turn.outcome }))),
    percent(share(rows, (row) => row.turn.outcome === 'clarify')),
  ]);
  table(title, [head, ...body]);
}

export function calibrationTable(rows: readonly Scored[]): void {
  const answered = rows.filter(({ turn, question }) => turn.outcome === 'answer' && !isSafety(question));
  const groups = groupBy(answered, ({ turn }) => `${Math.floor(Math.min(turn.confidence, 0.999) * 10) / 10}`);
  const body = [...groups]
    .sort()
    .map(([name, each]) => [name, String(each.length), percent(share(each, (row) => row.right))]);
  table('calibration: confidence from, answers, right', [['from', 'answers', 'right'], ...body]);
}

export function confusions(rows: readonly Scored[], most: number): void {
  const wrong = rows.filter((row) => row.wrong && isInScope(row.question));
  const pairs = groupBy(
    wrong,
    ({ question, turn }) => `${question.expect.replace('answer:', '')} -> ${turn.topics[0] ?? turn.outcome}`,
  );
  const body = [...pairs]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, most)
    .map(([pair, each]) => [pair, String(each.length)]);
  table('confusions', [['asked -> answered', 'times'], ...body]);
}

export function worst(rows: readonly Scored[], most: number): void {
  const bad = rows
    .filter((row) => !row.right)
    .sort((a, b) => b.turn.confidence - a.turn.confidence)
    .slice(0, most);
  for (const { question, turn } of bad) {
    process.stdout.write(
      `${question.language} ${question.expect} [${question.style}] -> ${turn.outcome} ${turn.topics.join(',')} ${turn.confidence.toFixed(2)} (${turn.language}): ${question.text}\n`,
    );
  }
}

/** Whether the language of the words was told. */
export function toldTable(rows: readonly Scored[]): void {
  const body = [...groupBy(rows, ({ question }) => question.language)].map(([language, each]) => [
    language,
    String(each.length),
    percent(share(each, ({ turn }) => turn.language === (language as Language))),
  ]);
  table('language told right', [['', 'questions', 'right'], ...body]);
}

/** What the replies would cost as text messages. */
export function segmentsTable(rows: readonly Scored[], translate: Translate): void {
  const groups = groupBy(rows, ({ question }) => question.language);
  const body = [...groups].map(([language, each]) => {
    const counts = each.flatMap(({ turn }) =>
      turn.replies.map((reply) => segmentsOf(renderText(reply, translate).text)),
    );
    const mean = counts.reduce((sum, { count }) => sum + count, 0) / counts.length;
    const most = Math.max(...counts.map(({ count }) => count));
    const gsm = counts.filter(({ encoding }) => encoding === 'GSM-7').length;
    return [
      language,
      String(counts.length),
      mean.toFixed(2),
      String(most),
      percent({ part: gsm, of: counts.length }),
    ];
  });
  table('segments of the replies by text message', [['', 'texts', 'mean', 'most', 'GSM-7 %'], ...body]);
}
