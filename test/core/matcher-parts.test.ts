import { fitChoices } from '../../src/core/ranker/choice';
import { editCost, touch } from '../../src/core/ranker/keyboard';
import { createSpeller } from '../../src/core/ranker/speller';
import { stemmerOf } from '../../src/core/ranker/stem';
import { partsOf, together } from '../../src/core/ranker/story';
import { fold } from '../../src/core/text';
import type { Language, Match } from '../../src/core/types';

describe('stems bring the forms of a word together', () => {
  test.each<readonly [Language, readonly string[]]>([
    ['en', ['donor', 'donors']],
    ['en', ['treat', 'treating', 'treated', 'treats', 'treatment', 'treatments']],
    ['en', ['study', 'studies', 'studied', 'studying']],
    ['en', ['stop', 'stopping', 'stopped', 'stops']],
    ['en', ['relapse', 'relapses', 'relapsed', 'relapsing']],
    ['es', ['tratamiento', 'tratamientos']],
    ['es', ['hermano', 'hermanos', 'hermana']],
    ['ru', ['больница', 'больнице', 'больницу']],
    ['uk', ['лікарня', 'лікарні', 'лікарню']],
    ['ar', ['المستشفى', 'مستشفى', 'بالمستشفى']],
  ])('%s %j', (language, forms) => {
    const stem = stemmerOf(language);
    expect(new Set(forms.map((form) => stem(fold(form)))).size).toBe(1);
  });

  test.each([
    ['care', 'cure'],
    ['bone', 'bond'],
    ['test', 'rest'],
    ['patient', 'patience'],
  ])('%s and %s stay apart', (left, right) => {
    expect(stemmerOf('en')(left)).not.toBe(stemmerOf('en')(right));
  });
});

describe('spelling', () => {
  const vocabulary = ['leukemia', 'transplant', 'marrow', 'insurance', 'hospital', 'donor', 'fever', 'chemo'];
  const mend = createSpeller({ vocabulary, isKnown: (word) => [...vocabulary, 'sailing'].includes(word) });

  test.each([
    ['lukemia', 'leukemia'],
    ['luekemia', 'leukemia'],
    ['trasnplant', 'transplant'],
    ['insurence', 'insurance'],
    ['hosptial', 'hospital'],
    ['doner', 'donor'],
    ['fevr', 'fever'],
  ])('%s is %s', (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  test.each(['sailing', 'cat', 'football', '12345', 'fever', 'weather'])('%s is left alone', (word) => {
    expect(mend(word)).toBe(word);
  });

  test('knows which keys touch', () => {
    expect(touch('a', 's')).toBe(true);
    expect(touch('a', 'p')).toBe(false);
  });

  test('a swap costs less than two wrong letters, and a wrong first letter more than another', () => {
    expect(editCost('hosptial', 'hospital')).toBeLessThan(editCost('hospixxl', 'hospital'));
    expect(editCost('donbr', 'donor')).toBeLessThan(editCost('bonor', 'donor'));
  });
});

describe('fitChoices', () => {
  const choice = (value: number, chosen: number) => ({
    options: [Float64Array.of(1, value), new Float64Array(2)],
    chosen,
    weight: 1,
  });

  test('without data it keeps to what was believed', () => {
    expect(fitChoices([], { weights: [0.5, -1], strength: 2 })).toEqual([0.5, -1]);
  });

  test('learns which way a sign points', () => {
    const choices = [
      choice(2, 0),
      choice(1.5, 0),
      choice(-1, 1),
      choice(-2, 1),
      choice(1, 1),
      choice(-0.5, 0),
    ];
    const [, weight = 0] = fitChoices(choices, { weights: [0, 0], strength: 0.1 });
    expect(weight).toBeGreaterThan(0.5);
  });
});

describe('together', () => {
  const match = (id: string, score: number): Match => ({
    id,
    score,
    evidence: { nearest: id, cosine: score, margin: score },
  });

  test('a sentence that asks and is surer than the whole decides', () => {
    const parts = [
      { share: 0.5, matches: [match('b', 0.9)] },
      { share: 0.2, matches: [match('a', 0.9)] },
    ];
    const matches = together([match('a', 0.4), match('b', 0.2)], parts);
    expect(matches.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('a sentence does not outweigh a whole that is about as sure', () => {
    const matches = together([match('a', 0.8)], [{ share: 0.5, matches: [match('b', 0.85)] }]);
    expect(matches[0]?.id).toBe('a');
  });

  test('what whole and sentence agree on is surer than either, and never certain', () => {
    const [first] = together([match('a', 0.6)], [{ share: 0.5, matches: [match('a', 0.6)] }]);
    expect(first?.score).toBeCloseTo(0.78);
    const [sure] = together([match('a', 0.84)], [{ share: 0.5, matches: [match('a', 1)] }]);
    expect(sure?.score).toBeLessThan(1);
  });
});

describe('the parts of a story', () => {
  const sigh = 'Life goes on and my sister brings us soup every evening.';
  test.each([
    ['a short text has none', 'It is back. Where do we go?', []],
    ['the last sentence and one that asks weigh more', `${sigh} Where is it done? ${sigh}`, [0.2, 0.5, 0.5]],
    ['Chinese has no spaces', '我们搬到这里已经三个月了。孩子要做移植，请问在哪里做？', [0.2, 0.5]],
  ])('%s', (_, text, shares) => {
    expect(partsOf(text).map(({ share }) => share)).toEqual(shares);
  });
});
