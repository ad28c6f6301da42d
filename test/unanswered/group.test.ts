import { join } from 'node:path';
import { readQuestions } from '../../src/evaluation/questions';
import type { StoredUnanswered } from '../../src/storage/storage';
import { openUnansweredTools } from '../../src/unanswered/tools';

const root = join(__dirname, '..', '..');
const tools = openUnansweredTools(join(root, 'dist', 'content'));

const asked = (texts: readonly string[], language: StoredUnanswered['language'] = 'en'): StoredUnanswered[] =>
  texts.map((text, index) => ({ text, language, channel: index % 2 ? 'sms' : 'web', atMs: 1_000 + index }));

const QUESTIONS = asked([
  'is there parking at the hospital',
  'can my dog visit',
  'where do i park my car',
  'parking cost?',
  'can we bring our dog to the hospital',
  'is there wifi in the rooms',
]);

test('questions of a kind are one group, the largest first, with count, times and two examples', () => {
  const [parking, dogs, wifi] = tools.group(QUESTIONS);
  expect(parking).toMatchObject({
    count: 3,
    channels: ['sms', 'web'],
    sinceMs: 1_000,
    lastMs: 1_003,
    examples: ['is there parking at the hospital', 'where do i park my car'],
  });
  expect(dogs).toMatchObject({ count: 2 });
  expect(wifi).toMatchObject({ count: 1, examples: ['is there wifi in the rooms'] });
});

test('the order in which they come does not matter, and later questions move no earlier one', () => {
  const groups = tools.group(QUESTIONS);
  expect(tools.group([...QUESTIONS].reverse())).toEqual(groups);
  const later = asked(['where to park', 'how long is the drive from yakima']).map((each) => ({
    ...each,
    atMs: 9_000,
  }));
  const ids = tools.group([...QUESTIONS, ...later]).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(groups.map(({ id }) => id)));
});

test('languages are not mixed', () => {
  const both = [...asked(['can my dog visit']), ...asked(['can my dog visit'], 'es')];
  expect(tools.group(both).map(({ language }) => language)).toEqual(['en', 'es']);
});

test('two of a group ask for the same topic far more often than two at random', () => {
  const rows = readQuestions(join(root, 'test', 'evaluation')).filter(
    ({ set, language, expect: wanted }) =>
      set === 'topics' && language === 'en' && wanted.startsWith('answer:'),
  );
  const topicOf = new Map(rows.map(({ text, expect: wanted }) => [text, wanted]));
  const pairs = tools
    .group(asked(rows.slice(0, 400).map(({ text }) => text)))
    .filter(({ examples }) => examples.length === 2)
    .map(({ examples: [a, b] }) => topicOf.get(a!) === topicOf.get(b!));
  expect(pairs.length).toBeGreaterThan(30);
  // At random it would be one pair in twenty-five.
  expect(pairs.filter(Boolean).length / pairs.length).toBeGreaterThan(0.3);
});
