import { type Activity, TestAdapter } from 'botbuilder';
import { FamilyBot } from '../../src/bot/family-bot';
import { Rehearsal, type RehearsedTurn } from '../../src/bot/rehearsal';
import { webSide } from '../../src/channels/web/side';
import type { Channel } from '../../src/core/types';
import { compiledContent } from '../../src/parts/unanswered';
import { createStateInMemory } from '../../src/storage/state-in-memory';
import { openUnansweredTools } from '../../src/unanswered/tools';
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

test('a matcher that fails does not cost the safety reply', async () => {
  const rehearsal = new Rehearsal({
    ...testRoom(),
    matcher: () => ({
      query: () => {
        throw new Error('broken');
      },
    }),
  });
  const { turn } = await rehearsal.say('he is not breathing. where do donor cells come from?', 'web');
  expect(turn?.outcome).toBe('emergency');
  expect(turn?.replies[0]?.text).toContain('911');
});

test('a long message is read up to a stated limit, and danger at its end is still seen', async () => {
  const rehearsal = new Rehearsal(testRoom());
  const story = 'We drove over the pass again today and it was a long day. '.repeat(60);
  const { turn } = await rehearsal.say(`${QUESTION}? ${story}`, 'web');
  expect(turn?.replies.at(-1)?.text).toContain('2000');
  await rehearsal.startAnew();
  expect((await rehearsal.say(`${story} He is not breathing.`, 'web')).turn?.outcome).toBe('emergency');
});

test.each([
  ['web', [QUESTION, 'no'], [{ topic: 'stem-cell-donor', helped: false, language: 'en', channel: 'web' }]],
  ['web', [QUESTION, 'Yes'], [{ topic: 'stem-cell-donor', helped: true }]],
  ['sms', [QUESTION, 'MORE', '2'], [{ topic: 'stem-cell-donor', helped: false, channel: 'sms' }]],
  ['web', ['hello', 'yes'], []],
] as const)('feedback is kept by topic (%s, %j)', async (channel, messages, expected) => {
  const kept: object[] = [];
  const keepFeedback = async (feedback: object) => void kept.push(feedback);
  const rehearsal = new Rehearsal(testRoom(), undefined, { keepFeedback });
  for (const message of messages) await rehearsal.say(message, channel);
  expect(kept).toMatchObject(expected);
  expect(kept).toHaveLength(expected.length);
});

describe('questions without an answer', () => {
  const tools = openUnansweredTools(compiledContent());
  const CAPITAL = 'what is the capital of france';
  const callbacks = { submit: async () => undefined };

  /** What is kept after these messages; `[n]` taps the nth choice of the newest turn. */
  async function keptAfter(messages: readonly string[], channel: Channel = 'web', room = testRoom()) {
    const kept: object[] = [];
    const rehearsal = new Rehearsal({ ...room, callbacks }, undefined, {
      unanswered: { redact: tools.redact, keep: async (question) => void kept.push(question) },
    });
    let choices: string[] = [];
    for (const message of messages) {
      const tap = /^\[(\d)\]$/.exec(message)?.[1];
      const { turn } = await rehearsal.say(tap ? choices[Number(tap) - 1]! : message, channel);
      choices = turn!.replies.flatMap((reply) =>
        [...reply.choices, ...(reply.feedback?.choices ?? [])].map(({ value }) => value),
      );
    }
    return kept;
  }

  test.each([
    [
      'a question that has no answer',
      [`${CAPITAL}, my name is rasul`],
      [{ text: 'what is the capital of france, my name is [name]', language: 'en', channel: 'web' }],
    ],
    ['none of the choices', ['transplant', 'none of these'], [{ text: 'transplant' }]],
    ['"no" under an answer', [QUESTION, 'no'], [{ text: QUESTION }]],
    ['"that is not what I asked"', [QUESTION, 'no that is not what I asked'], [{ text: QUESTION }]],
    ['"no" after a choice that was asked back', ['transplant', '[1]', 'no'], [{ text: 'transplant' }]],
    ['"no" in Spanish', ['¿de dónde vienen las células del donante?', 'No'], [{ language: 'es' }]],
    ['the same question once', [QUESTION, 'no', 'that is not what I asked'], [{ text: QUESTION }]],
    ['nothing after "yes"', [QUESTION, 'yes'], []],
    ['nothing of a related question that was tapped', [QUESTION, '[1]', 'no'], []],
    ['nothing of a command that nobody asked for', ['cancel', 'yes', 'go back'], []],
    ['nothing of small talk', ['hello', 'are you a robot'], []],
    ['nothing of an alarm', ['he cannot breathe', 'should I stop her chemo pills', 'I want to die'], []],
    ['nothing of a picture or of no words', ['???', '...'], []],
    ['nothing of what is only a name and a number', ['Ostrovsky 206-555-0123'], []],
    [
      'nothing in a language that the bot lacks',
      ['Est-ce que vous avez une aide pour le logement de notre famille'],
      [],
    ],
    ['nothing in a call-back form', ['please call me back', 'Ana', CAPITAL, CAPITAL, 'skip', 'cancel'], []],
    ['nothing of a question within a form', ['please call me back', 'transplant?', 'none of these'], []],
  ])('%s', async (_, messages, expected) => {
    const kept = await keptAfter(messages);
    expect(kept).toMatchObject(expected);
    expect(kept).toHaveLength(expected.length);
  });

  test('by text message too, and never of staff in Teams', async () => {
    expect(await keptAfter([CAPITAL], 'sms')).toHaveLength(1);
    expect(await keptAfter([CAPITAL], 'msteams')).toEqual([]);
  });
});

describe('a message that is delivered again', () => {
  const FORM = ['please call me back', 'Ana', '206 555 0123'];
  const numbered = (text: string, index: number) => ({ id: `m${index}`, text });
  const textsOf = ({ sent }: RehearsedTurn) => sent.map(({ text }) => text);

  test('gets what was said to it, and the conversation moves on once', async () => {
    const rehearsal = new Rehearsal({ ...testRoom(), callbacks: { submit: async () => {} } });
    for (const activity of FORM.map(numbered)) {
      const first = await rehearsal.send(activity, 'web');
      const again = await rehearsal.send(activity, 'web');
      expect(textsOf(again)).toEqual(textsOf(first));
      expect([first.turn?.outcome, again.turn]).toEqual(['contact', undefined]);
    }
    const next = await rehearsal.send({ id: 'm9', text: 'after 3pm' }, 'web');
    expect(textsOf(next).join(' ')).toContain('In which language');
  });

  test('is another one when its words are others, or when it has no id', async () => {
    const rehearsal = new Rehearsal({ ...testRoom(), callbacks: { submit: async () => {} } });
    const same = FORM.map((text) => ({ id: 'always the same', text }));
    for (const activity of same) expect((await rehearsal.send(activity, 'web')).turn).toBeDefined();
    await rehearsal.startAnew();
    const texts: unknown[] = [];
    for (const text of ['please call me back', 'Ana', 'Ana'])
      texts.push(textsOf(await rehearsal.say(text, 'web')));
    expect(texts[1]).not.toEqual(texts[2]);
  });

  test('at the same moment to two processes is decided by one of them', async () => {
    const state = createStateInMemory();
    const [one, two] = [
      new Rehearsal(testRoom(), undefined, { state }),
      new Rehearsal(testRoom(), undefined, { state }),
    ];
    const activity = { id: 'm1', text: QUESTION };
    const both = await Promise.all([one.send(activity, 'web'), two.send(activity, 'web')]);
    expect(both.filter(({ turn }) => turn !== undefined)).toHaveLength(1);
    expect(textsOf(both[0])).toEqual(textsOf(both[1]));
  });
});

test('what was decided and could not be sent is not taken back by an apology', async () => {
  const errors: unknown[] = [];
  const state = createStateInMemory();
  const bot = new FamilyBot({
    room: testRoom,
    state,
    channelSide: () => webSide,
    nowMs: () => 0,
    onError: (error) => errors.push(error),
  });
  const adapter = new TestAdapter((context) => bot.run(context));
  const activity = { id: 'm1', text: QUESTION, conversation: { id: 'c' } } as Partial<Activity>;
  const { sendActivities } = adapter;
  adapter.sendActivities = () => Promise.reject(new Error('the line is down'));
  await expect(adapter.processActivity(activity, (context) => bot.run(context))).rejects.toThrow(
    'line is down',
  );
  adapter.sendActivities = sendActivities;
  await adapter.processActivity(activity, (context) => bot.run(context));
  expect(adapter.activeQueue.map(({ text }) => text).join(' ')).toContain('donor');
  expect(errors).toEqual([]);
});
