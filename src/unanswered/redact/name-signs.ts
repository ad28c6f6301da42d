/** Words by which a sentence shows that a name or a home comes next: simple rules in each language. */
import type { Language } from '../../core/types';

export interface NameSigns {
  /** Whatever follows is a name. A colon at the end must stand there too. */
  readonly nameFollows: readonly string[];
  /** What follows is a name when it is no word of the language. */
  readonly nameMayFollow: readonly string[];
  /** What stands before is a name. */
  readonly nameBefore?: readonly string[];
  /** What follows tells where somebody lives. */
  readonly placeFollows: readonly string[];
}

export const NAME_SIGNS: Readonly<Record<Language, NameSigns>> = {
  en: {
    nameFollows: ['name is', 'names', 'named', 'goes by', 'name:'],
    nameMayFollow: [
      ...[
        'i am',
        'im',
        'this is',
        'it is',
        'its',
        'called',
        'mr',
        'mrs',
        'ms',
        'miss',
        'dr',
        'doctor',
        'nurse',
      ],
      ...['uncle', 'aunt', 'auntie', 'grandma', 'grandpa', 'little', 'baby', 'hi', 'hello', 'dear', 'thanks'],
      ...['son', 'daughter', 'child', 'kid', 'boy', 'girl', 'grandson', 'granddaughter', 'nephew', 'niece'],
      ...['brother', 'sister', 'husband', 'wife', 'cousin', 'friend', 'patient'],
    ],
    placeFollows: [
      'live in',
      'live at',
      'live on',
      'lives in',
      'lives at',
      'living in',
      'address is',
      'address:',
    ],
  },
  es: {
    nameFollows: ['me llamo', 'nombre es', 'se llama', 'llamado', 'llamada', 'nombre:'],
    nameMayFollow: [
      ...[
        'soy',
        'es',
        'hijo',
        'hija',
        'niño',
        'niña',
        'nieto',
        'nieta',
        'sobrino',
        'sobrina',
        'hermano',
        'hermana',
      ],
      ...[
        'esposo',
        'esposa',
        'señor',
        'señora',
        'sr',
        'sra',
        'don',
        'doña',
        'doctor',
        'doctora',
        'dr',
        'dra',
      ],
      ...['pequeño', 'pequeña', 'bebé', 'hola', 'paciente'],
    ],
    placeFollows: ['vivo en', 'vivimos en', 'vive en', 'dirección es', 'dirección:'],
  },
  vi: {
    nameFollows: [
      'tên là',
      'tên tôi là',
      'tên con tôi là',
      'tôi tên',
      'con tôi tên',
      'cháu tên',
      'bé tên',
      'tên:',
    ],
    nameMayFollow: [
      'tôi là',
      'trai tôi',
      'gái tôi',
      'con tôi',
      'bé',
      'cháu',
      'anh',
      'chị',
      'bác sĩ',
      'cô',
      'chú',
      'ông',
      'bà',
    ],
    placeFollows: ['sống ở', 'ở tại', 'nhà ở', 'địa chỉ là', 'địa chỉ:'],
  },
  'zh-Hans': { nameFollows: [], nameMayFollow: [], placeFollows: [] },
  'zh-Hant': { nameFollows: [], nameMayFollow: [], placeFollows: [] },
  ko: {
    nameFollows: ['이름은', '이름이', '성함은', '이름:'],
    nameMayFollow: ['아들', '딸', '아이', '손자', '손녀', '조카', '저는', '나는', '환자'],
    placeFollows: ['사는 곳은', '주소는', '주소:'],
  },
  ru: {
    nameFollows: [
      'меня зовут',
      'его зовут',
      'ее зовут',
      'сына зовут',
      'дочь зовут',
      'дочку зовут',
      'ребенка зовут',
      'имя',
      'по имени',
      'имени',
    ],
    nameMayFollow: [
      ...[
        'я',
        'это',
        'сын',
        'сына',
        'дочь',
        'дочка',
        'дочки',
        'внук',
        'внучка',
        'брат',
        'сестра',
        'муж',
        'жена',
        'зовут',
      ],
      ...['доктор', 'доктора', 'врач', 'врача', 'мальчик', 'девочка', 'ребенок', 'племянник', 'племянница'],
    ],
    placeFollows: ['живу в', 'живу на', 'живем в', 'живем на', 'живет в', 'адрес', 'проживаем в'],
  },
  uk: {
    nameFollows: [
      'мене звати',
      'його звати',
      'її звати',
      'сина звати',
      'доньку звати',
      'дитину звати',
      "ім'я",
      "на ім'я",
    ],
    nameMayFollow: [
      ...[
        'я',
        'це',
        'син',
        'сина',
        'донька',
        'доньки',
        'дочка',
        'онук',
        'онука',
        'брат',
        'сестра',
        'чоловік',
      ],
      ...['дружина', 'лікар', 'лікаря', 'лікарка', 'хлопчик', 'дівчинка', 'дитина', 'звати', 'племінник'],
    ],
    placeFollows: ['живемо в', 'живемо у', 'живу в', 'живу у', 'живе в', 'адреса', 'мешкаємо в'],
  },
  so: {
    nameFollows: [
      'magacaygu waa',
      'magaceygu waa',
      'magaciisu waa',
      'magaceedu waa',
      'magacaygu',
      'magaca',
      'la yiraahdo',
    ],
    nameMayFollow: [
      ...[
        'waxaan ahay',
        'wiilkayga',
        'wiilkeyga',
        'gabadhayda',
        'gabadheyda',
        'ilmahayga',
        'cunugayga',
        'canugayga',
      ],
      ...['dhakhtar', 'dhakhtarka', 'walaalkay', 'walaashay', 'hooyo', 'aabo'],
    ],
    nameBefore: ['ayaa la yiraahdaa', 'baa la yiraahdaa', 'ayaan ahay', 'baan ahay'],
    placeFollows: ['ku noolahay', 'ku nool nahay', 'deggan nahay', 'degganahay', 'cinwaankaygu waa'],
  },
  ar: {
    nameFollows: ['اسمي', 'اسمه', 'اسمها', 'اسم ابني', 'اسم بنتي', 'اسم ابنتي', 'اسم طفلي', 'اسم ولدي'],
    nameMayFollow: [
      ...['انا', 'ابني', 'ابنتي', 'بنتي', 'ولدي', 'طفلي', 'طفلتي', 'اخي', 'اختي', 'حفيدي', 'زوجي', 'زوجتي'],
      ...['الدكتور', 'دكتور', 'الدكتورة', 'دكتورة', 'ابو', 'ام', 'السيد', 'السيدة', 'المريض'],
    ],
    placeFollows: ['اعيش في', 'نعيش في', 'اسكن في', 'نسكن في', 'ساكن في', 'ساكنين في', 'عنواني', 'العنوان'],
  },
  am: {
    nameFollows: ['ስሜ', 'ስሙ', 'ስሟ', 'ልጄ ስም', 'ልጄን ስም'],
    nameMayFollow: ['እኔ', 'ልጄ', 'ልጃችን', 'ዶክተር', 'ዶ/ር', 'አቶ', 'ወይዘሮ', 'ወንድሜ', 'እህቴ', 'ባለቤቴ'],
    nameBefore: ['ይባላል', 'ትባላለች', 'እባላለሁ', 'ይባላሉ'],
    placeFollows: ['የምኖረው', 'የምንኖረው', 'አድራሻዬ', 'አድራሻችን'],
  },
};

const SURNAMES =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鐘汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';

/** Chinese and Korean do not set words apart: these find the name inside. */
export const NAME_PATTERNS: readonly RegExp[] = [
  /(?<=(?:我|他|她|孩子|儿子|兒子|女儿|女兒|宝宝|寶寶|名字|小名|大名)叫(?:做|作)?)[\p{Script=Han}·]{1,4}/gu,
  /(?<=名叫|名字是|姓名是?[::]?\s?|我姓|免贵姓|免貴姓)[\p{Script=Han}·]{1,4}/gu,
  new RegExp(
    `(?<=我是|这是|這是|儿子|兒子|女儿|女兒|孙子|孫子|孙女|孫女|外孙|外孫|弟弟|妹妹)[${SURNAMES}]\\p{Script=Han}{1,2}`,
    'gu',
  ),
  new RegExp(
    `[${SURNAMES}]\\p{Script=Han}?(?=医生|醫生|大夫|主任|护士|護士|先生|女士|小姐|太太|老师|老師|阿姨|叔叔)`,
    'gu',
  ),
  /(?<=儿子|兒子|女儿|女兒|孩子|宝宝|寶寶|孙子|孫子)[小阿]\p{Script=Han}/gu,
  /(?<=住在|家在|住址是?[::]?\s?|地址是?[::]?\s?)[\p{Script=Han}]{2,12}/gu,
  /[가-힣]{2,4}(?=\s?(?:씨|군|양)(?:은|는|이|가|을|를|의|에게|께|도|와|랑|한테)?(?![가-힣]))/gu,
  /[가-힣]{2,4}(?=이?라고\s?(?:합니다|해요|하는데|불러))/gu,
];
