import { createMatcher, decodeModel, encodeModel, rankerFrom, trainRanker } from '../../src/core/matcher';
import type { MatchEntry } from '../../src/core/types';

const ENTRIES: readonly MatchEntry[] = [
  {
    id: 'bone-marrow-test',
    texts: [
      'What is a bone marrow test?',
      'does the bone marrow biopsy hurt',
      'why does my son need a bone marrow aspirate',
      'how do they take marrow from the hip',
      'marrow sample',
    ],
  },
  {
    id: 'parking',
    texts: [
      'Where can I park?',
      'is parking free at the hospital',
      'how much is the garage',
      'parking permit for families',
      'where do I leave my car',
    ],
  },
  {
    id: 'school',
    texts: [
      'Can my child keep up with school?',
      'is there a teacher at the hospital',
      'who helps with homework',
      'going back to class after treatment',
      'school during chemo',
    ],
  },
  {
    id: 'transplant',
    texts: [
      'What is a bone marrow transplant?',
      'when is a stem cell transplant needed',
      'finding a donor for the transplant',
      'is my other child a match as a donor',
      'how long does a bmt take',
    ],
  },
];
const SYNONYMS = [['bone marrow transplant', 'bmt', 'stem cell transplant']];
const matcher = createMatcher(ENTRIES, { synonyms: SYNONYMS });

const QUESTIONS: readonly (readonly [string, string])[] = [
  ['does a bone marrow biopsy hurt a lot', 'bone-marrow-test'],
  ['WHERE DO WE PARK???', 'parking'],
  ['where can i prak my car', 'parking'],
  ['who can help my daughter with her homework', 'school'],
  ['my sister wants to be a doner', 'transplant'],
  ['tell me about BMT', 'transplant'],
];

describe('createMatcher', () => {
  test.each(QUESTIONS)('%s finds %s', (text, id) => {
    expect(matcher.query(text)[0]?.id).toBe(id);
  });

  test('ranks by score, a chance between 0 and 1, with its evidence', () => {
    const matches = matcher.query('is there a teacher in the hospital?');
    const scores = matches.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.000001);
    expect(matches[0]?.evidence.nearest).toBe('is there a teacher at the hospital');
    expect(matches[0]?.evidence.cosine).toBeGreaterThan(0.5);
  });

  test('trusts a question of its own more than a foreign one', () => {
    const own = matcher.query('how much is parking in the garage')[0]?.score ?? 0;
    const foreign = matcher.query('who won the world cup in 1998')[0]?.score ?? 0;
    expect(own).toBeGreaterThan(foreign + 0.2);
  });

  test.each(['', '   ', '???', '🙂', '\u0000', 'a'.repeat(5000)])('survives %j', (text) => {
    for (const { score } of matcher.query(text)) expect(Number.isFinite(score)).toBe(true);
  });

  test('survives having nothing to learn from', () => {
    expect(createMatcher([]).query('hello')).toEqual([]);
    expect(createMatcher([{ id: 'empty', texts: [] }]).query('hello')).toEqual([]);
    expect(createMatcher([{ id: 'one', texts: ['hello there'] }]).query('hello there')[0]?.id).toBe('one');
  });

  test('learns to refuse what it is told to', () => {
    const none = [
      'what is the weather today',
      'weather in seattle tomorrow',
      'will it rain',
      'is it sunny outside',
    ];
    const careful = createMatcher(ENTRIES, { none });
    const before = createMatcher(ENTRIES).query('will it be sunny tomorrow')[0]?.score ?? 0;
    expect(careful.query('will it be sunny tomorrow')[0]?.score ?? 0).toBeLessThanOrEqual(before);
  });

  test('finds the sentence that asks in a long story', () => {
    const story =
      'Hello, my name is Ana and we live four hours away. My daughter got sick again in the spring and ' +
      'everything has been very hard for all of us. Her grandmother looks after the dog. ' +
      'Where can I park when we come? Thank you so much for your time.';
    expect(matcher.query(story)[0]?.id).toBe('parking');
  });
});

describe('every language', () => {
  const FEVER_AND_PARKING: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
    [
      'es',
      ['¿Dónde puedo estacionar?', 'estacionamiento gratis'],
      ['Mi hijo tiene fiebre', 'fiebre alta'],
      'donde estaciono',
    ],
    ['vi', ['Đậu xe ở đâu?', 'bãi đậu xe miễn phí'], ['Con tôi bị sốt', 'sốt cao'], 'cho dau xe'],
    ['zh-Hans', ['哪里可以停车？', '停车免费吗'], ['孩子发烧怎么办', '高烧不退'], '停车场在哪'],
    ['zh-Hant', ['哪裡可以停車？', '停車免費嗎'], ['孩子發燒怎麼辦', '高燒不退'], '停車場在哪'],
    ['ko', ['주차는 어디에 하나요?', '주차 요금'], ['아이가 열이 나요', '고열'], '주차장 어디예요'],
    [
      'ru',
      ['Где можно припарковаться?', 'бесплатная парковка'],
      ['У ребенка температура', 'жар'],
      'есть ли парковки',
    ],
    [
      'uk',
      ['Де можна припаркуватися?', 'безкоштовна парковка'],
      ['У дитини температура', 'гарячка'],
      'де парковку знайти',
    ],
    [
      'so',
      ['Halkee baan baabuurka dhigan karaa?', 'baabuur dhigasho bilaash'],
      ['Ilmahaygu qandho ayuu leeyahay'],
      'baabuurkayga halkee',
    ],
    [
      'ar',
      ['أين يمكنني إيقاف السيارة؟', 'موقف سيارات مجاني'],
      ['طفلي لديه حمى', 'حرارة عالية'],
      'وين موقف السيارات',
    ],
    ['am', ['መኪና የት ማቆም እችላለሁ?', 'የመኪና ማቆሚያ'], ['ልጄ ትኩሳት አለው'], 'መኪና ማቆሚያ የት ነው'],
  ];
  test.each(FEVER_AND_PARKING)('%s', (language, parking, fever, question) => {
    const entries = [
      { id: 'parking', texts: parking },
      { id: 'fever', texts: fever },
    ];
    const options = { language: language as 'es' };
    expect(createMatcher(entries, options).query(question)[0]?.id).toBe('parking');
  });
});

describe('models', () => {
  const model = trainRanker(ENTRIES, { synonyms: SYNONYMS });

  test('the same entries give the same model to the last digit', () => {
    expect(trainRanker(ENTRIES, { synonyms: SYNONYMS })).toEqual(model);
    expect(encodeModel(trainRanker(ENTRIES, { synonyms: SYNONYMS }))).toEqual(encodeModel(model));
  });

  test('a file brings back the same model and the same answers', () => {
    const copy = decodeModel(encodeModel(model));
    expect(copy).toEqual(model);
    for (const [text] of QUESTIONS)
      expect(rankerFrom(copy).query(text)).toEqual(rankerFrom(model).query(text));
  });

  test('refuses bytes that are no model', () => {
    expect(() => decodeModel(new Uint8Array([1, 2, 3]))).toThrow('Not a ranker model.');
  });
});

describe('words of an entry, said as they stand there', () => {
  const matcher = createMatcher([
    { id: 'hello', texts: ['holaa', 'hello there', 'good day'] },
    { id: 'donor', texts: ['where do the cells come from', 'who gives cells', 'cells'] },
    { id: 'place', texts: ['where is the hospital', 'where do we go', 'cells, where', 'who gives care'] },
    { id: 'other', texts: ['who gives care'] },
  ]);

  test('are found, surely where they are several', () => {
    const [first, second] = matcher.query('Who gives cells?');
    expect(first?.id).toBe('donor');
    expect(first?.score).toBeGreaterThanOrEqual(0.97);
    expect(second?.score ?? 0).toBeLessThan(0.1);
    expect(matcher.query('CELLS')[0]?.id).toBe('donor');
  });

  test('say nothing where two entries have them', () => {
    expect(matcher.query('who gives care')[0]?.score).not.toBe(0.97);
  });
});

describe('many entries', () => {
  const entries = Array.from({ length: 3000 }, (_, n) => ({
    id: `entry-${n}`,
    texts: [`what about thing${n} of group${n % 50}`, `tell me about thing${n}`],
  }));
  test('cosines rank alone and still find the entry', () => {
    const large = createMatcher(entries);
    expect(large.query('i want to know about thing1234')[0]?.id).toBe('entry-1234');
  });
});
