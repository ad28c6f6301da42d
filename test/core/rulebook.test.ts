import { Rulebook } from '../../src/core/safety/rulebook';
import { tokenize } from '../../src/core/safety/tokens';
import type { SafetyContent } from '../../src/core/safety/types';

const signal = { level: 'emergency', reply: 'emergency', all: [], window: 8, gap: 0, must: [], mustNot: [] };

const content = {
  language: 'es',
  spellings: {},
  realWords: [],
  words: {},
  frames: {
    never: { where: 'before', within: 1, phrases: ['nunca le ha dado'], unless: [] },
  },
  signals: [
    { ...signal, id: 'fit', phrases: ['convulsion'], unless: ['never'] },
    { ...signal, id: 'bite', phrases: ['perr* muerde'], unless: [] },
  ],
  temperature: { units: [], near: [], subject: [], otherUnits: [] },
} as unknown as SafetyContent;

const rules = new Rulebook(content);
const signalsIn = (text: string) => rules.inspect(tokenize(text), { typos: false }).hits.map(({ id }) => id);

describe('the rules of a language', () => {
  test('a frame longer than its reach counts right before the match', () => {
    expect(signalsIn('nunca le ha dado convulsion')).toEqual([]);
    expect(signalsIn('nunca le ha dado miedo una convulsion')).toEqual(['fit']);
    expect(signalsIn('agua nunca le ha dado. convulsion ahora')).toEqual(['fit']);
  });

  test('a short stem with a doubled letter finds longer words, and only those with the doubled letter', () => {
    expect(signalsIn('el perrito muerde')).toEqual(['bite']);
    expect(signalsIn('el perito muerde')).toEqual([]);
  });
});
