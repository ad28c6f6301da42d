/** What is taken out of a kept question, in every language. Invented people throughout. */
import { join } from 'node:path';
import fc from 'fast-check';
import { LANGUAGES, type Language } from '../../src/core/types';
import { openUnansweredTools } from '../../src/unanswered/tools';

const tools = openUnansweredTools(join(__dirname, '..', '..', 'dist', 'content'));

/** Each with what must be gone and a word that must stay. */
const SENTENCES: readonly (readonly [Language, string, readonly string[], string])[] = [
  [
    'en',
    'My name is maria lopez, call (206) 555-0123 or m.lopez@mail.example',
    ['maria', 'lopez', '555', 'example'],
    'call',
  ],
  [
    'en',
    'my son Tommy, born March 5th, 2019, we live at 123 Main Street apt 4',
    ['Tommy', 'March', 'Main', 'apt'],
    'born',
  ],
  ['en', 'MY SON JAYDEN HAS ALL CAN HE GO TO SCHOOL', ['JAYDEN'], 'SCHOOL'],
  [
    'en',
    'a party with Dr. Ostrovsky? see https://x.example/z or foo.com',
    ['Ostrovsky', 'x.example', 'foo'],
    'party',
  ],
  ['en', 'my number is two oh six five five five oh one two three', ['two oh', 'three'], 'number'],
  ['en', 'his record is AB123456', ['AB123456'], 'record'],
  [
    'es',
    'Me llamo josé pérez y mi hijo mateo nació el 5 de marzo. Vivo en la calle Pino 45',
    ['pérez', 'mateo', 'marzo', 'Pino'],
    'hijo',
  ],
  [
    'vi',
    'Tôi tên là Nguyễn Văn An, con sinh ngày 5 tháng 3 năm 2019, ở 12 đường Lê Lợi',
    ['Nguyễn', 'Văn', '2019', 'Lợi'],
    'sinh',
  ],
  [
    'zh-Hans',
    '我叫王小明，我女儿李梅2019年3月5日出生，住在西雅图派克路12号，电话206-555-0123',
    ['王小明', '李梅', '2019', '派克路', '555'],
    '出生',
  ],
  ['zh-Hant', '我姓陳，兒子小明可以養狗嗎？張醫生說可以', ['陳', '小明', '張'], '養狗'],
  [
    'ko',
    '제 이름은 김민수입니다. 우리 아들 은율이가 2019년 3월 5일에 태어났어요. 박지영 씨에게 전화',
    ['민수', '은율', '2019', '지영'],
    '태어났어요',
  ],
  [
    'ru',
    'Меня зовут анна ивановская, мой сын Лёва родился 5 марта 2019, живем на ул. Ленина 5',
    ['анна', 'ивановская', 'Лёва', 'марта', 'Ленина'],
    'сын',
  ],
  [
    'uk',
    'Мене звати олена, доньку звати Марійка, пишіть на m@mail.example',
    ['олена', 'Марійка', 'example'],
    'доньку',
  ],
  [
    'so',
    'Magacaygu waa faadumo cali, wiilkayga Liibaan wuxuu dhashay 5 Maarso 2019',
    ['faadumo', 'Liibaan', '2019'],
    'dhashay',
  ],
  [
    'ar',
    'اسمي رائد العلوي وابني نزار ولد في ٥ مارس ٢٠١٩ رقمي ٢٠٦٥٥٥٠١٢٣',
    ['رائد', 'العلوي', 'نزار', '٢٠١٩', '٥٥٥'],
    'ولد',
  ],
  ['am', 'ስሜ አበበ ነው፣ ልጄ ሳሙኤል መጋቢት 5 2011 ተወለደ', ['አበበ', 'ሳሙኤል', '2011'], 'ተወለደ'],
];

test.each(SENTENCES)('%s: %s', (language, text, gone, stays) => {
  const kept = tools.redact(text, language);
  expect(gone.filter((part) => kept.includes(part))).toEqual([]);
  expect(kept).toContain(stays);
});

test.each([
  ['en', 'can my dog visit the hospital?'],
  ['es', '¿hay estacionamiento en el hospital?'],
  ['ru', 'можно ли приехать с собакой?'],
  ['ar', 'هل توجد مواقف سيارات في المستشفى؟'],
] as const)('an ordinary question stays as it is: %s', (language, text) => {
  expect(tools.redact(text, language)).toBe(text.normalize('NFKC'));
});

const digits = fc.stringMatching(/^[0-9]{10}$/);
const secrets = fc.oneof(
  digits.map((ten) => `(${ten.slice(0, 3)}) ${ten.slice(3, 6)}-${ten.slice(6)}`),
  digits.map((ten) => `+1 ${ten.slice(0, 3)}.${ten.slice(3, 6)}.${ten.slice(6)}`),
  digits.map((ten) => [...ten].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('')),
  digits.map((ten) => [...ten].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('\u200b')),
  fc.emailAddress(),
  fc.webUrl(),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

test('no number, address or link survives, whatever stands around it, and redacting twice changes nothing', () => {
  const around = fc.constantFrom(
    ...SENTENCES.map(([, text]) => text),
    'call me',
    '',
    '?! ',
    '전화',
    '电话',
    'رقمي',
  );
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), around, secrets, around, (language, before, secret, after) => {
      const kept = tools.redact(`${before} ${secret} ${after}`, language);
      expect(kept).not.toContain(secret);
      expect(kept).not.toMatch(/[\p{N}@]|:\/\//u);
      expect(tools.redact(kept, language)).toBe(kept);
    }),
    { numRuns: 150 },
  );
});

test('a name after its introduction never survives, known to the rules or not', () => {
  const name = fc.stringMatching(/^[bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou][lnrs]q$/);
  const introductions: readonly (readonly [Language, string, string])[] = [
    ['en', 'hello my name is ', ' and i have a question'],
    ['es', 'hola me llamo ', ' y tengo una pregunta'],
    ['vi', 'tôi tên là ', ', tôi muốn hỏi'],
    ['ru', 'меня зовут ', ', есть вопрос'],
    ['uk', 'мене звати ', ', є питання'],
    ['so', 'magacaygu waa ', ', su’aal baan qabaa'],
    ['ar', 'اسمي ', ' وعندي سؤال'],
    ['am', 'ስሜ ', ' ነው'],
    ['ko', '제 이름은 ', ' 입니다'],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...introductions), name, ([language, before, after], given) => {
      expect(tools.redact(before + given + after, language)).not.toContain(given);
    }),
    { numRuns: 100 },
  );
});
