import { alarmFrom, type Gates, gravest } from '../../src/core/alarm/alarm';
import { piecesOf } from '../../src/core/alarm/pieces';
import { trainAlarm } from '../../src/core/alarm/train';
import { decodeModel, encodeModel } from '../../src/core/matcher';
import { SAFETY_LEVELS } from '../../src/core/types';

const ENTRIES = [
  { id: 'donor', texts: ['who can be a donor', 'can I give my marrow', 'where do donors come from'] },
  { id: 'school', texts: ['help with school', 'can she go to school', 'talk to the teacher'] },
  { id: '!emergency', texts: ['he can not breathe', 'she is not breathing', 'he stopped breathing now'] },
  { id: '!crisis', texts: ['I want to die', 'I will kill myself', 'no wish to live on'] },
  { id: '!urgent-symptoms', texts: ['she has a fever', 'fever of 39 now', 'he is hot with fever'] },
  { id: '!medical-advice', texts: ['should I stop the pills', 'how much may I give him', 'skip the dose'] },
];
const NONE = ['what is the weather', 'tell me a joke', 'I am dying to see him'];

/** Gates that look at the margin alone: the second of the signs. */
function gatesAt(limit: number): Gates {
  const gate = { limit, weights: [0, 1] };
  return { emergency: gate, crisis: gate, 'urgent-symptoms': gate, 'medical-advice': gate };
}

const model = trainAlarm(ENTRIES, { none: NONE });

describe('the trained alarm', () => {
  test.each([
    ['he is not breathing', 'emergency'],
    ['I want to kill myself', 'crisis'],
    ['a fever of 39', 'urgent-symptoms'],
    ['may I skip the pills', 'medical-advice'],
    ['who can be the donor', undefined],
    ['tell me a joke please', undefined],
    ['', undefined],
  ])('%j: %s', (text, level) => {
    expect(alarmFrom(model, gatesAt(0))(text)).toBe(level);
  });

  test('is told what a frame took away', () => {
    const quiet = { limit: 0, weights: [...new Array<number>(20).fill(0), -9, 0] };
    const gates = { ...gatesAt(99), 'urgent-symptoms': { ...quiet, weights: quiet.weights.with(1, 1) } };
    const alarm = alarmFrom(model, gates);
    expect(alarm('a fever of 39')).toBe('urgent-symptoms');
    expect(alarm('a fever of 39', new Set(['urgent-symptoms' as const]))).toBeUndefined();
  });

  test('a closed gate lets nothing through', () => {
    expect(alarmFrom(model, gatesAt(99))('he is not breathing')).toBeUndefined();
  });

  test('is the same from a file', () => {
    const [first, again] = [model, decodeModel(encodeModel(model))].map((one) => alarmFrom(one, gatesAt(0)));
    const texts = ENTRIES.flatMap((entry) => entry.texts);
    expect(texts.map((text) => again!(text))).toEqual(texts.map((text) => first!(text)));
  });
});

describe('of several levels', () => {
  const found = (...odds: number[]) => odds.map((odd, n) => ({ level: SAFETY_LEVELS[n]!, odds: odd }));

  test.each([
    [[1, -1, 1.2, -1], 'emergency'],
    [[1, -1, 3, -1], 'urgent-symptoms'],
    [[-1, 2, -1, 2.4], 'crisis'],
    [[-1, -1, -1, -1], undefined],
  ])('%j gives %s', (odds, level) => {
    expect(gravest(found(...odds), gatesAt(0))).toBe(level);
  });
});

describe('the pieces of a message', () => {
  const story = 'We moved here in spring and the new school is kind to her.';
  const sigh = 'I do not see why I should go on.';
  test.each([
    ['a short message is read whole', `${sigh} ${sigh}`, []],
    ['sentences', `${story} ${story} ${sigh} Ok. ${story}`, [story, story, sigh, story]],
    ['no sentence is two', story.replaceAll('.', '').repeat(3), 'windows'],
    ['Chinese without a stop', `${'我们昨天去了医院检查一切都很好'.repeat(4)}我不想活了`, 5],
    ['Chinese', `${'我们昨天去了医院检查一切都很好。'.repeat(3)}我不想活了。`, 4],
  ] as const)('%s', (_, text, expected) => {
    const pieces = piecesOf(text);
    if (expected === 'windows') expect(pieces.every((piece) => piece.split(' ').length <= 16)).toBe(true);
    else if (typeof expected === 'number') expect(pieces).toHaveLength(expected);
    else expect(pieces).toEqual(expected);
  });

  test('a long text has a bounded number', () => {
    expect(piecesOf(`${story} `.repeat(500)).length).toBeLessThanOrEqual(40);
  });
});
