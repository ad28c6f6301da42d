/** Words around what people give to the form: they are no name and no time themselves. Folded when they are used. */
import { fold, words } from '../../src/core/text';
import type { Language } from '../../src/core/types';

export interface FormWords {
  /** Words of a sentence about a phone or a call: "my number is". */
  readonly aroundPhone: readonly string[];
  /** Words that end a name. */
  readonly afterName: readonly string[];
  /** Words that begin a time: "after 3 pm". */
  readonly beforeTime: readonly string[];
  /** Times besides the clock, the weekdays and the parts of a day. */
  readonly times: readonly string[];
}

const FORM_WORDS: Readonly<Record<Language, FormWords>> = {
  en: {
    aroundPhone: ['phone', 'number', 'cell', 'mobile', 'call', 'reach', 'text', 'contact', 'callback', 'tel'],
    afterName: [
      'and',
      'my',
      'i',
      'please',
      'the',
      'here',
      'at',
      'from',
      'is',
      'you',
      'can',
      'speaking',
      'calling',
      'available',
      'free',
      'home',
      'worried',
      'a',
      'his',
      'her',
      'mom',
      'dad',
    ],
    beforeTime: [
      'after',
      'before',
      'around',
      'at',
      'between',
      'from',
      'until',
      'by',
      'in',
      'the',
      'on',
      'any',
      'early',
      'late',
    ],
    times: [
      'tomorrow',
      'today',
      'tonight',
      'morning',
      'mornings',
      'afternoon',
      'afternoons',
      'evening',
      'evenings',
      'noon',
      'anytime',
      'weekdays',
      'weekday',
      'weekend',
      'weekends',
      'lunchtime',
    ],
  },
  es: {
    aroundPhone: [
      'telefono',
      'numero',
      'celular',
      'tel',
      'llamar',
      'llame',
      'llamen',
      'llamada',
      'llamarme',
      'llameme',
      'cel',
    ],
    afterName: ['y', 'mi', 'soy', 'por', 'favor', 'el', 'la', 'es', 'mama', 'papa'],
    beforeTime: [
      'despues',
      'antes',
      'a',
      'las',
      'la',
      'de',
      'por',
      'en',
      'entre',
      'desde',
      'hasta',
      'el',
      'los',
    ],
    times: ['manana', 'mananas', 'hoy', 'tarde', 'tardes', 'noche', 'noches', 'mediodia'],
  },
  vi: {
    aroundPhone: ['so', 'điện', 'thoại', 'gọi', 'sđt', 'dt'],
    afterName: ['và', 'tôi', 'số', 'là'],
    beforeTime: ['sau', 'trước', 'lúc', 'khoảng', 'từ', 'đến', 'vào', 'buổi'],
    times: ['sáng', 'chiều', 'tối', 'trưa', 'mai'],
  },
  'zh-Hans': {
    aroundPhone: ['电话', '号码', '手机', '打', '回电', '打给'],
    afterName: [],
    beforeTime: [],
    times: ['早上', '上午', '中午', '下午', '晚上', '明天', '今天', '周末'],
  },
  'zh-Hant': {
    aroundPhone: ['電話', '號碼', '手機', '打', '回電', '打給'],
    afterName: [],
    beforeTime: [],
    times: ['早上', '上午', '中午', '下午', '晚上', '明天', '今天', '週末'],
  },
  ko: {
    aroundPhone: ['전화', '번호', '연락', '핸드폰', '휴대폰'],
    afterName: ['그리고', '이고'],
    beforeTime: [],
    times: ['아침', '오전', '오후', '저녁', '점심', '내일', '오늘', '주말', '평일'],
  },
  ru: {
    aroundPhone: ['телефон', 'номер', 'тел', 'позвоните', 'перезвоните', 'звонить', 'звоните', 'сотовый'],
    afterName: ['и', 'мой', 'моя', 'пожалуйста'],
    beforeTime: ['после', 'до', 'в', 'около', 'с', 'между', 'по'],
    times: ['утро', 'утром', 'днем', 'вечером', 'завтра', 'сегодня', 'выходные', 'будни', 'часов', 'часа'],
  },
  uk: {
    aroundPhone: [
      'телефон',
      'номер',
      'тел',
      'подзвоніть',
      'передзвоніть',
      'дзвонити',
      'телефонуйте',
      'мобільний',
    ],
    afterName: ['і', 'та', 'й', 'мій', 'моя', 'прошу'],
    beforeTime: ['після', 'до', 'о', 'об', 'біля', 'з', 'між', 'у', 'в'],
    times: [
      'зранку',
      'вранці',
      'вдень',
      'ввечері',
      'увечері',
      'завтра',
      'сьогодні',
      'вихідні',
      'години',
      'годині',
    ],
  },
  so: {
    aroundPhone: [
      'telefoon',
      'telefoonka',
      'taleefan',
      'taleefanka',
      'lambar',
      'lambarka',
      'lambarkaygu',
      'lambarkeygu',
      'wac',
      'soo',
    ],
    afterName: ['iyo', 'lambarkaygu', 'waa'],
    beforeTime: ['ka', 'dib', 'kahor', 'hor', 'saacadda', 'inta'],
    times: ['subax', 'subaxdii', 'galab', 'galabtii', 'habeen', 'berri', 'maanta', 'duhur'],
  },
  ar: {
    aroundPhone: [
      'رقم',
      'رقمي',
      'ورقمي',
      'هاتف',
      'هاتفي',
      'تلفون',
      'موبايل',
      'جوال',
      'اتصل',
      'اتصلوا',
      'الاتصال',
    ],
    afterName: ['ورقمي', 'رقمي', 'من'],
    beforeTime: ['بعد', 'قبل', 'الساعة', 'في', 'حوالي', 'من', 'بين', 'حتى'],
    times: ['صباحا', 'الصبح', 'الظهر', 'العصر', 'المساء', 'مساء', 'بكرة', 'غدا', 'اليوم'],
  },
  am: {
    aroundPhone: ['ስልክ', 'ስልኬ', 'ቁጥር', 'ቁጥሬ', 'ደውሉ', 'ይደውሉ', 'ደውሉልኝ'],
    afterName: ['ነው', 'እና', 'ነኝ', 'ይባላል'],
    beforeTime: ['ከ', 'በ', 'በኋላ', 'በፊት'],
    times: ['ጠዋት', 'ከሰዓት', 'ማታ', 'ነገ', 'ዛሬ', 'ምሽት'],
  },
};

/** How people say their name where words are not set apart. */
export const NAME_OPENINGS = /^(?:我叫|我是|我姓|我的名字是|名字是|姓名是?[:：]?|저는|제 이름은|이름은)\s*/u;

const folded = new Map<string, ReadonlySet<string>>();

/** Words of one kind in the language and in English, folded. */
export function formWords(language: Language, kind: keyof FormWords): ReadonlySet<string> {
  const key = `${language} ${kind}`;
  const known = folded.get(key) ?? new Set([...FORM_WORDS[language][kind], ...FORM_WORDS.en[kind]].map(fold));
  folded.set(key, known);
  return known;
}

/** Whether a part speaks of a phone or a call. Endings are written as one with the word in some scripts. */
export function isAboutPhone(part: string, language: Language): boolean {
  const around = formWords(language, 'aroundPhone');
  const found = words(fold(part));
  return found.some(
    (word) =>
      around.has(word) || [...around].some((sign) => /\p{Lo}{2}/u.test(sign) && word.startsWith(sign)),
  );
}
