import { createReader, sentencesOf } from '../../src/core/query';

function english(synonyms: readonly (readonly string[])[] = [], repair?: (word: string) => string) {
  return createReader({ language: 'en', synonyms, texts: [], ...(repair && { repair }) });
}

describe('createReader', () => {
  test.each([
    ['WHERE is it???', ['where', 'is', 'it']],
    ['whats ur plan 4 her', ['what', 'is', 'your', 'plan', '4', 'her']],
    ['can u call me b4 2moro pls', ['can', 'you', 'call', 'me', 'before', '2moro', 'please']],
    ['I can’t come', ['i', 'can', 'not', 'come']],
  ])('reads %s', (text, words) => {
    expect(english().read(text).words).toEqual(words);
  });

  test('notes the synonyms that a text speaks of, in any form and once', () => {
    const reader = english([
      ['bone marrow transplant', 'bmt'],
      ['lumbar puncture', 'spinal tap', 'lp'],
    ]);
    expect(reader.read('bone marrow transplants, then a BMT').meanings).toEqual([0]);
    expect(reader.read('is a spinal tap done before the bmt?').meanings).toEqual([1, 0]);
    expect(reader.read('bone and marrow').meanings).toEqual([]);
  });

  test('mends words before it looks synonyms up, and counts them', () => {
    const mend = (word: string): string => (word === 'spinnal' ? 'spinal' : word);
    const reading = english([['lumbar puncture', 'spinal tap']], mend).read('a spinnal tap');
    expect(reading).toEqual({ words: ['a', 'spinal', 'tap'], meanings: [0], mended: 1 });
  });
});

describe('sentencesOf', () => {
  test.each([
    ['One. Two? Three', ['One.', 'Two?', 'Three']],
    ['my son is 3.5 years old', ['my son is 3.5 years old']],
    ['孩子发烧了。怎么办？', ['孩子发烧了。', '怎么办？']],
    ['سؤال أول؟ سؤال ثان', ['سؤال أول؟', 'سؤال ثان']],
    ['first line\nsecond line', ['first line', 'second line']],
    ['!!! ...', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});
