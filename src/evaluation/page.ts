/** The page of figures, docs/evaluation.md: what was measured, on what, by which command. */
import { cpus } from 'node:os';
import { isInScope, isSafety, percent, type Scored, type Share, share } from './score';

type Is = (row: Scored) => boolean;

interface Column {
  readonly title: string;
  readonly rows: Is;
  readonly is: Is;
}

const isTopic: Is = ({ question }) => question.set === 'topics' && isInScope(question);
const isForeign =
  (kind: string): Is =>
  ({ question }) =>
    question.set === 'scope' && question.expect === 'no-answer' && question.kind === kind;
const isLevel =
  (level: string): Is =>
  ({ question }) =>
    question.expect === level;
const isQuiet: Is = ({ question }) => !isSafety(question);
const isAlarm: Is = ({ turn }) => isSafety({ expect: turn.outcome });
const isAnswered: Is = ({ turn, right }) => turn.outcome === 'answer' && !right;

const QUESTIONS: readonly Column[] = [
  { title: 'questions', rows: isTopic, is: () => true },
  { title: 'top-1', rows: isTopic, is: ({ right }) => right },
  { title: 'top-3', rows: isTopic, is: ({ amongThree }) => amongThree },
  { title: 'right or offered', rows: isTopic, is: ({ rightOrOffered }) => rightOrOffered },
  { title: 'wrong', rows: isTopic, is: ({ wrong }) => wrong },
  { title: 'wrong to other hospital matters', rows: isForeign('hospital'), is: isAnswered },
  { title: 'to the wide world', rows: isForeign('world'), is: isAnswered },
  { title: 'to near misses', rows: isForeign('near-miss'), is: isAnswered },
  {
    title: 'language told',
    rows: () => true,
    is: ({ turn, question }) => turn.language === question.language,
  },
];

/** Seen: a safety reply at least as severe as the message asks for. */
const SEVERITY = ['emergency', 'crisis', 'urgent-symptoms', 'medical-advice'];
const isSeen: Is = ({ turn, question }) =>
  isSafety({ expect: turn.outcome }) && SEVERITY.indexOf(turn.outcome) <= SEVERITY.indexOf(question.expect);

const SAFETY: readonly Column[] = [
  ...SEVERITY.map((level) => ({ title: level, rows: isLevel(level), is: isSeen })),
  {
    title: 'look-alikes that fire',
    rows: ({ question }) => question.lookalike === true && isQuiet({ question } as Scored),
    is: isAlarm,
  },
  { title: 'ordinary questions that fire', rows: (row) => isTopic(row), is: isAlarm },
];

function cell({ part, of }: Share, isCount: boolean): string {
  if (of === 0) return '-';
  return isCount ? String(of) : `${percent({ part, of })} <sub>of ${of}</sub>`;
}

function line(name: string, rows: readonly Scored[], columns: readonly Column[]): string {
  const cells = columns.map(({ title, rows: of, is }) =>
    cell(share(rows.filter(of), is), title === 'questions'),
  );
  return `| ${[name, ...cells].join(' | ')} |`;
}

function table(
  groups: readonly (readonly [string, readonly Scored[]])[],
  columns: readonly Column[],
): string {
  return [
    `| | ${columns.map(({ title }) => title).join(' | ')} |`,
    `|---${'|---'.repeat(columns.length)}|`,
    ...groups.map(([name, rows]) => line(name, rows, columns)),
  ].join('\n');
}

function byLanguage(rows: readonly Scored[]): readonly (readonly [string, readonly Scored[]])[] {
  const languages = [...new Set(rows.map(({ question }) => question.language))];
  const each = languages.map(
    (language) => [language, rows.filter(({ question }) => question.language === language)] as const,
  );
  return [...each, ['all', rows]];
}

function byStyle(rows: readonly Scored[]): readonly (readonly [string, readonly Scored[]])[] {
  const english = rows.filter((row) => row.question.language === 'en' && isTopic(row));
  const styles = [...new Set(english.map(({ question }) => question.style))];
  return styles.map((style) => [style, english.filter(({ question }) => question.style === style)] as const);
}

function calibration(rows: readonly Scored[]): string {
  const answered = rows.filter((row) => row.turn.outcome === 'answer' && !isSafety(row.question));
  const tenths = [5, 6, 7, 8, 9].map((tenth) => {
    const each = answered.filter(({ turn }) => Math.floor(Math.min(turn.confidence, 0.999) * 10) === tenth);
    return `| 0.${tenth} | ${each.length} | ${percent(share(each, ({ right }) => right))} |`;
  });
  return ['| confidence from | answers | right % |', '|---|---|---|', ...tenths].join('\n');
}

function part(title: string, rows: readonly Scored[]): string {
  const styles = QUESTIONS.slice(0, 5);
  return [
    `## ${title}`,
    'Questions, percent:',
    table(byLanguage(rows), QUESTIONS),
    'English by style:',
    table(byStyle(rows), styles),
    'Danger seen (a safety reply at least as severe as asked for), and needless alarms, percent:',
    table(byLanguage(rows), SAFETY),
    'Calibration of what was answered:',
    calibration(rows),
  ].join('\n\n');
}

/** What stands before it is written by hand and kept. */
const MARK = '<!-- From here on written by `npm run eval -- --all --page`. -->';

/** The page with its figures written anew. */
export function evaluationPage(before: string, rows: readonly Scored[], day: string): string {
  const [byHand = ''] = before.split(MARK);
  const final = rows.filter(({ question }) => question.final);
  const open = rows.filter(({ question }) => !question.final);
  return [
    byHand.trimEnd(),
    MARK,
    `Made on ${day}, ${cpus().length} cores, Node ${process.version}.`,
    '![Accuracy against refusal, and calibration, by language](pictures/evaluation.svg)',
    part('Held-back part', final),
    part('Open part', open),
    '',
  ].join('\n\n');
}
