import { testRoom } from '../support/room';

const { triage } = testRoom();

describe('triage', () => {
  test.each([
    ["he's burning up and his counts are zero", 'urgent-symptoms', 'fever'],
    ["I can't do this any more", 'crisis', 'crisis'],
    ['cant breath', 'emergency', 'emergency'],
    ['SIEZURE!!!', 'emergency', 'emergency'],
    ['hecantbreathe', 'emergency', 'emergency'],
    ['my toddler drank bleach', 'emergency', 'poison'],
    ['i gave him a double dose by mistake', 'emergency', 'overdose'],
    ['my husband hits me', 'crisis', 'violence'],
    ['fever 39,2', 'urgent-symptoms', 'fever'],
    ['temp 101.4F', 'urgent-symptoms', 'fever'],
    ['is fever bad? he has 39 now', 'urgent-symptoms', 'fever'],
    ['will my son die', 'medical-advice', 'prognosis'],
    ['how much tylenol can i give him', 'medical-advice', 'medical-advice'],
  ])('%s is %s', (text, level, reply) => {
    expect(triage(text, 'en')).toMatchObject({ level, reply });
  });

  test.each([
    'is fever a sign of relapse',
    'what if he gets a fever',
    'no fever today',
    'he had a seizure two years ago',
    'dying to go back to school',
    'chemo kills cells',
    'killer headache of a form',
    'emergency contact form',
    'what do you do about pain',
    'room 102',
    'I have 102 questions',
    'do we have to join a trial',
    'how good are your results',
    'she is 9 and it came back. who helps with a place to stay',
    '',
    '   ',
  ])('"%s" is no alarm', (text) => {
    expect(triage(text, 'en')).toEqual({ level: 'none', signals: [], reply: 'none' });
  });

  test('English danger is seen in a conversation of another language', () => {
    expect(triage('mi hijo tiene seizure', 'es').level).toBe('emergency');
    expect(triage('911', 'es').level).toBe('emergency');
  });

  test('of a language that the bot lacks the phrases of danger count, not the trained alarm', () => {
    expect(
      triage('Est-ce que vous avez une aide pour le logement de notre famille', 'en', false, true).level,
    ).toBe('none');
    expect(triage('Mon fils fait une overdose', 'en', false, true).level).toBe('emergency');
  });

  test.each([
    ['rebenok ne dyshit pomogite', 'ru', 'emergency'],
    ['ya hochu umeret', 'ru', 'crisis'],
    ['dytyna ne dykhaie', 'uk', 'emergency'],
    ['gde delayut peresadku', 'ru', 'none'],
    ['3ayez amout', 'ar', 'crisis'],
    ['lije aytenefesem', 'am', 'emergency'],
  ] as const)('%s, typed with Latin letters in %s, is %s', (text, language, level) => {
    expect(triage(text, language, true).level).toBe(level);
  });

  test('a message that stands in the rules as ordinary is not doubted', () => {
    const { lookAlikes } = testRoom().knowledge.languages.get('en')!.safety;
    const quiet = lookAlikes.filter((text) =>
      triage(text, 'en').signals.some((id) => id.startsWith('similar-')),
    );
    expect(quiet).toEqual([]);
  });

  test('an ordinary question beside the danger changes nothing', () => {
    const text = 'Where do the donor cells come from? Also he is not breathing.';
    expect(triage(text, 'en').level).toBe('emergency');
  });

  test('the same message gives the same result', () => {
    const again = testRoom().triage;
    for (const text of ['i feel so empty', 'he is not himself', 'what now']) {
      expect(again(text, 'en')).toEqual(triage(text, 'en'));
    }
  });
});
