import { findAnswer, findParts } from '../../dialogs/find';
import { asksUnsaid } from '../../dialogs/unsaid';
import { testRoom } from '../support/room';

const room = testRoom();

describe('what the page does not say of a topic', () => {
  test.each([
    [
      'How long does it take to get next generation sequencing results back?',
      'en',
      'genetic-sequencing',
      true,
    ],
    ['what is next generation sequencing', 'en', 'genetic-sequencing', false],
    ['how long until we get a first appointment', 'en', 'appointment-speed', false],
    ['how long have you been doing transplants', 'en', 'transplant-experience', false],
    ['¿cuánto dura la quimioterapia?', 'es', 'chemotherapy', true],
    ['化疗要多久', 'zh-Hans', 'chemotherapy', true],
    ['how many kids relapse', 'en', 'how-common-is-relapse', false],
    ['how many kids get a fever from it', 'en', 'antibody-therapy', true],
    ['what does it cost and who helps us pay', 'en', 'paying-for-care', false],
    ['does it hurt to give stem cells', 'en', 'stem-cell-donor', true],
    ['which antibiotics do you use', 'en', 'infection-and-transfusions', true],
    ['do they get it by mouth', 'en', 'tki', true],
    ['who invented the gamma machine', 'en', 'how-radiation-works', true],
    [
      'we have waited so long and I do not know how long my mother can stay with the little ones, who helps families here',
      'en',
      'family-support',
      false,
    ],
  ] as const)('%s (%s, %s): %s', (text, language, topic, expected) => {
    expect(asksUnsaid(room, text, language, topic)).toBe(expected);
  });

  test('is not answered, though the topic is known', () => {
    const decision = findAnswer(room, 'how long does next generation sequencing take', 'en');
    expect(decision.kind).toBe('no-answer');
  });

  test.each([
    ['CAR-T 要多少錢', 'zh-Hant', 'English words in another language'],
    [
      "How many patients have been enrolled in Dr. Bleakley's phase 1 trial?",
      'en',
      'a part that is clear alone',
    ],
  ] as const)('%s (%s) is not answered for %s', (text, language, _reason) => {
    expect(findAnswer(room, text, language).kind).not.toBe('answer');
    expect(findParts(room, text, language)).toEqual([]);
  });
});
