import { keptQuestions } from '../../src/parts/unanswered';
import type { UnansweredQuestion } from '../../src/storage/storage';

const QUESTION = { conversationKey: 'c', text: 'can my dog visit', language: 'en', channel: 'web' } as const;

function partsWith(
  keepUnanswered: 'no' | 'redacted',
  add = async (_: UnansweredQuestion, _nowMs: number) => {},
) {
  const errors: unknown[] = [];
  const unanswered = { add, list: async () => [] };
  const parts = keptQuestions(
    { keepUnanswered },
    { unanswered },
    () => 7,
    (error) => errors.push(error),
  );
  return { ...parts, errors };
}

test('off by default, nothing is there that could keep a question', () => {
  expect(partsWith('no').unanswered).toBeUndefined();
});

test('switched on, a question is redacted and stored with its time', async () => {
  const stored: unknown[] = [];
  const { unanswered } = partsWith('redacted', async (...added) => void stored.push(added));
  expect(unanswered!.redact('call me at 206-555-0123', 'en')).toBe('call me at [phone]');
  await unanswered!.keep(QUESTION);
  expect(stored).toEqual([[QUESTION, 7]]);
});

test('what cannot be stored is reported, and the turn goes on', async () => {
  const down = new Error('down');
  const { unanswered, errors } = partsWith('redacted', async () => {
    throw down;
  });
  await unanswered!.keep(QUESTION);
  expect(errors).toEqual([down]);
});
