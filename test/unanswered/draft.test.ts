import { parse } from 'yaml';
import { faqFileSchema } from '../../src/content/schema';
import { draftOf } from '../../src/unanswered/draft';

const GROUP = {
  id: 'abcd1234',
  language: 'es',
  count: 4,
  channels: ['web'],
  sinceMs: 0,
  lastMs: 1,
  examples: ['¿puede venir mi perro [name]?', 'visita: perro'],
} as const;
const draft = draftOf(
  GROUP,
  [{ id: 'school', question: 'Can you help with school?' }],
  (timeMs) => `day ${timeMs}`,
);

test('a draft has the redacted examples as alternates, and nothing that could be said', () => {
  expect(parse(draft)).toMatchObject({
    language: 'es',
    entries: [
      {
        id: 'draft-abcd1234',
        answer: '',
        short: '',
        alternates: ['¿puede venir mi perro?', 'visita: perro'],
      },
    ],
  });
  expect(draft).toContain('# DRAFT from group abcd1234: asked 4 times, day 0 to day 1');
  expect(draft).toContain('school: Can you help with school?');
});

test('as it is, the content refuses it', () => {
  const issues = faqFileSchema.safeParse(parse(draft)).error?.issues ?? [];
  const paths = issues.map(({ path }) => path.join('.'));
  for (const field of ['question', 'answer', 'short']) expect(paths).toContain(`entries.0.${field}`);
});
