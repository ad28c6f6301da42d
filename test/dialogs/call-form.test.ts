/** What the call-back form reads out of one message, in every language. Invented people. */
import { namedLanguage } from '../../dialogs/callback/call-language';
import type { FormValues } from '../../dialogs/callback/form';
import { readName } from '../../dialogs/callback/name-in';
import { findPhone } from '../../dialogs/callback/phone';
import { readAll } from '../../dialogs/callback/read-all';
import { loadKnowledge } from '../../src/content/compiled';
import type { Language } from '../../src/core/types';
import { compiledContent } from '../../src/parts/unanswered';

const { tongues } = loadKnowledge(compiledContent());
const languageIn = (text: string) => namedLanguage(tongues, text)?.own;
const PHONE = '(206) 555-0123';

test.each([
  ['206-555-0123', PHONE],
  ['(206) 555 0123', PHONE],
  ['2065550123', PHONE],
  ['+1 206.555.0123', PHONE],
  ['٢٠٦٥٥٥٠١٢٣', PHONE],
  ['２０６－５５５－０１２３', PHONE],
  ['you can reach me at 206 555 0123 after work', PHONE],
  ['206-555-0123 ext. 12', '(206) 555-0123 ext. 12'],
  ['+52 55 1234 5678', '+52 55 1234 5678'],
  ['011 252 61 555 1234', '+252 61 555 1234'],
  ['555-0123', undefined],
  ['123-456-7890', undefined],
  ['000 000 0000', undefined],
  ['911', undefined],
  ['no phone', undefined],
])('a phone number: %s', (text, phone) => {
  expect(findPhone(text)?.phone).toBe(phone);
});

/** [language, asked for the name already, message, values] */
const MESSAGES: readonly (readonly [Language, boolean, string, FormValues])[] = [
  [
    'en',
    true,
    'Sam Lee, 206-555-0123, tomorrow 9 am',
    { name: 'Sam Lee', phone: PHONE, time: 'tomorrow 9 am' },
  ],
  ['en', true, 'Sam Lee,2065550123,3pm', { name: 'Sam Lee', phone: PHONE, time: '3pm' }],
  [
    'en',
    true,
    '206 555 0123, Sam, any time, Somali, housing',
    { name: 'Sam', phone: PHONE, time: 'any time', callLanguage: 'Soomaali', topic: 'housing' },
  ],
  [
    'en',
    true,
    'My name is Maria Lopez and my number is 206-555-0123. Call me after 3 pm please.',
    { name: 'Maria Lopez', phone: PHONE, time: 'after 3 pm' },
  ],
  ['en', true, 'Smith, John', { name: 'Smith' }],
  ['en', true, 'Dr. Amina B. Yusuf, 206-555-0123', { name: 'Dr. Amina B. Yusuf', phone: PHONE }],
  [
    'en',
    true,
    "I'm available after 3 pm, 206-555-0123, Kofi",
    { name: 'Kofi', phone: PHONE, time: "I'm available after 3 pm" },
  ],
  ['en', false, 'please call me back', {}],
  ['en', false, 'Ask for a call back', {}],
  [
    'en',
    false,
    'please call me at 206-555-0123 tomorrow after 3 pm',
    { phone: PHONE, time: 'tomorrow after 3 pm' },
  ],
  [
    'en',
    false,
    "can someone call me today? I'm Ana, my cell is 206 555 0123",
    { name: 'Ana', phone: PHONE, time: 'today' },
  ],
  [
    'en',
    false,
    'this is Kofi Mensah, have a nurse call me back on Monday',
    { name: 'Kofi Mensah', time: 'on Monday' },
  ],
  [
    'es',
    true,
    'Me llamo José Pérez, mi número es 206-555-0123, por la tarde',
    { name: 'José Pérez', phone: PHONE, time: 'por la tarde' },
  ],
  [
    'es',
    false,
    'por favor llámeme mañana al 206 555 0123, soy Lucía',
    { name: 'Lucía', phone: PHONE, time: 'mañana' },
  ],
  [
    'es',
    true,
    'Ana, 206 555 0123, español, seguro',
    { name: 'Ana', phone: PHONE, callLanguage: 'Español', topic: 'seguro' },
  ],
  [
    'vi',
    true,
    'Tôi tên là Lan Trần, số điện thoại 206-555-0123, buổi chiều',
    { name: 'Lan Trần', phone: PHONE, time: 'buổi chiều' },
  ],
  [
    'zh-Hans',
    true,
    '我叫王芳，电话206-555-0123，下午三点以后，中文',
    { name: '王芳', phone: PHONE, time: '下午三点以后', callLanguage: '简体中文' },
  ],
  ['zh-Hant', true, '陳小姐，206-555-0123，早上', { name: '陳小姐', phone: PHONE, time: '早上' }],
  ['ko', true, '김민수, 206-555-0123, 오후에', { name: '김민수', phone: PHONE, time: '오후에' }],
  [
    'ru',
    true,
    'Меня зовут Анна, номер 206-555-0123, после 15:00',
    { name: 'Анна', phone: PHONE, time: 'после 15:00' },
  ],
  ['uk', true, 'Олена, 206-555-0123, завтра вранці', { name: 'Олена', phone: PHONE, time: 'завтра вранці' }],
  [
    'so',
    true,
    'Magacaygu waa Faadumo Cali, lambarkaygu waa 206-555-0123, galabtii',
    { name: 'Faadumo Cali', phone: PHONE, time: 'galabtii' },
  ],
  [
    'ar',
    true,
    'اسمي أحمد، رقمي ٢٠٦٥٥٥٠١٢٣، بعد الساعة 3',
    { name: 'أحمد', phone: PHONE, time: 'بعد الساعة 3' },
  ],
  ['ar', false, 'اتصلوا بي على 206-555-0123 من فضلكم', { phone: PHONE }],
  ['am', true, 'ስሜ አበበ ነው፣ ስልኬ 206-555-0123፣ ጠዋት', { name: 'አበበ', phone: PHONE, time: 'ጠዋት' }],
];

test.each(MESSAGES)('%s, name asked for: %s, %s', (language, isAsked, text, values) => {
  expect(readAll(text, { language, languageIn, times: ['Any time'] }, isAsked)).toEqual(values);
});

test.each([
  ['en', 'Maria Lopez', 'Maria Lopez'],
  ['en', "I'm Maria", 'Maria'],
  ['en', 'Smith, John', 'Smith, John'],
  ['es', 'soy la mamá de Leo', 'soy la mamá de Leo'],
  ['ru', 'меня зовут Анна', 'Анна'],
  ['ko', '저는 김민수', '김민수'],
] as const)('%s, asked for a name: %s', (language, text, name) => {
  expect(readName(text, language)).toBe(name);
});

test.each([
  ['Spanish please', 'Spanish', true],
  ['en español', 'Spanish', true],
  ['中文', 'Mandarin Chinese', true],
  ['English', 'English', false],
  ['Tagalog', 'Tagalog', true],
  ['my daughter speaks it at home with her aunt in Spanish', undefined, undefined],
])('a language named: %s', (text, english, needsInterpreter) => {
  const found = namedLanguage(tongues, text);
  expect([found?.english, found?.needsInterpreter]).toEqual([english, needsInterpreter]);
});
