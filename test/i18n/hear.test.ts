import { testRoom } from '../support/room';

/** What a first message alone says of its language. */
const heard = (text: string) => testRoom().hear(text, undefined)?.language ?? 'en';

test.each(['bye', 'thank you bye', 'thx bye', 'B cell', 'is there an imam', 'idk'])(
  'English words that families of other languages use too are English by themselves: %s',
  (text) => {
    expect(heard(text)).toBe('en');
  },
);

test.each([
  ['ar', 'shukran bye'],
  ['ar', 'ibni 3ando chemo bukra'],
  ['ru', 'spasibo bye'],
  ['so', 'mahadsanid bye'],
  ['es', 'gracias bye'],
])('among words of the language they change nothing: %s, %s', (language, text) => {
  expect(heard(text)).toBe(language);
});

test.each(['cam on', 'xin chao', 'chao ban', 'tam biet', 'be sot 39 do', 'ghep tuy la gi'])(
  'Vietnamese without its marks is Vietnamese, though its words look like others: %s',
  (text) => {
    expect(heard(text)).toBe('vi');
  },
);

test.each(['школа', 'психолог', 'оператор', 'пересадка', 'я не хочу жить'])(
  'Words that Russian and Ukrainian share are never left to English: %s',
  (text) => {
    const first = testRoom().hear(text, undefined);
    expect(first?.sure).toBe(true);
    expect(['ru', 'uk']).toContain(first?.language);
  },
);
