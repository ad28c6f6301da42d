import { createNative, isRomanised } from '../../src/core/romanised/native';
import { fold, words } from '../../src/core/text';

const TEXTS = {
  ru: ['я выпью все таблетки', 'где делают пересадку костного мозга', 'у него CAR-T терапия и chemo'],
  uk: ['навіщо мені це життя', 'де роблять пересадку кісткового мозку'],
  ar: ['عايز اموت', 'كيف العلاج', 'وين زراعة النخاع'],
  am: ['ልጄ ትኩሳት አለበት', 'ካንሰር ለምን ተመለሰ', 'አስተርጓሚ አለ'],
} as const;

function native(language: keyof typeof TEXTS, text: string): string {
  return words(fold(text)).map(createNative(language, TEXTS[language])).join(' ');
}

describe('words typed with Latin letters', () => {
  test.each([
    ['ru', 'ya vypyu vse tabletki', 'я выпью все таблетки'],
    ['ru', 'gde delayut peresadku kostnogo mozga', 'где делают пересадку костного мозга'],
    ['ru', 'chemo terapia', 'chemo терапия'],
    ['uk', 'navishcho meni tse zhyttia', 'навіщо мені це життя'],
    ['uk', 'de roblyat peresadku kistkovoho mozku', 'де роблять пересадку кісткового мозку'],
    ['ar', '3ayez amout', 'عايز اموت'],
    ['ar', 'kif el 3elaj', 'كيف el العلاج'],
    ['am', 'lije tkusat alebet', 'ልጄ ትኩሳት አለበት'],
    ['am', 'kanser lemin temelese', 'ካንሰር ለምን ተመለሰ'],
    ['am', 'astergwami ale', 'astergwami አለ'],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(native(language, text)).toBe(fold(expected));
  });

  test('unknown Russian words are spelt letter by letter', () => {
    expect(native('ru', 'prygnu s kryshi')).toBe('пригну с криши');
  });
});

describe('isRomanised', () => {
  test.each([
    ['privet', 'ru', true],
    ['привет', 'ru', false],
    ['у него chemo', 'ru', false],
    ['39.2', 'ru', false],
    ['hola', 'es', false],
    ['ibni 3indo 7arara', 'ar', true],
  ] as const)('%s in %s: %s', (text, language, expected) => {
    expect(isRomanised(text, language)).toBe(expected);
  });
});
