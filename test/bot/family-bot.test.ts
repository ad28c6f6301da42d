import { Rehearsal } from '../../src/bot/rehearsal';
import { testRoom } from '../support/room';

const QUESTION = 'where do the donor cells come from';

test('an error in a turn gives an apology and the phone, and the next message works', async () => {
  const room = testRoom();
  let isBroken = true;
  const errors: unknown[] = [];
  const broken = {
    ...room,
    matcher: (language: 'en') => {
      if (isBroken) throw new Error('broken');
      return room.matcher(language);
    },
  } as typeof room;
  const rehearsal = new Rehearsal(broken, (error) => errors.push(error));
  const { sent } = await rehearsal.say(QUESTION, 'web');
  expect(errors).toHaveLength(1);
  expect(sent[0]?.text).toContain('I am sorry');
  expect(sent[0]?.text).toContain('206-987-2106');
  isBroken = false;
  expect((await rehearsal.say(QUESTION, 'web')).turn).toMatchObject({
    outcome: 'answer',
    topics: ['stem-cell-donor'],
  });
});

test('triage that fails gives the safety fallback and never silence', async () => {
  const rehearsal = new Rehearsal({
    ...testRoom(),
    triage: () => {
      throw new Error('broken');
    },
  });
  const { turn } = await rehearsal.say(QUESTION, 'web');
  expect(turn?.outcome).toBe('emergency');
  for (const number of ['911', '988', '206-987-2106']) expect(turn?.replies[0]?.text).toContain(number);
});

test('a long message is read up to a stated limit, and danger at its end is still seen', async () => {
  const rehearsal = new Rehearsal(testRoom());
  const story = 'We drove over the pass again today and it was a long day. '.repeat(60);
  const { turn } = await rehearsal.say(`${QUESTION}? ${story}`, 'web');
  expect(turn?.replies.at(-1)?.text).toContain('2000');
  await rehearsal.startAnew();
  expect((await rehearsal.say(`${story} He is not breathing.`, 'web')).turn?.outcome).toBe('emergency');
});
