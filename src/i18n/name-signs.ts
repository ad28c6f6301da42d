/** Words by which a sentence shows that a name or a home comes next: simple rules in each language. */
import type { Language } from '../core/types';

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

/** What stands between commas, each as it is. */
const list = (signs: string): readonly string[] => signs.split(/,\s+/);

export const NAME_SIGNS: Readonly<Record<Language, NameSigns>> = {
  en: {
    nameFollows: list('name is, names, named, goes by, name:'),
    nameMayFollow:
      list(`i am, im, this is, it is, its, called, mr, mrs, ms, miss, dr, doctor, nurse, uncle, aunt, auntie,
      grandma, grandpa, little, baby, hi, hello, dear, thanks, son, daughter, child, kid, boy, girl,
      grandson, granddaughter, nephew, niece, brother, sister, husband, wife, cousin, friend, patient`),
    placeFollows: list('live in, live at, live on, lives in, lives at, living in, address is, address:'),
  },
  es: {
    nameFollows: list('me llamo, nombre es, se llama, llamado, llamada, nombre:'),
    nameMayFollow:
      list(`soy, es, hijo, hija, niño, niña, nieto, nieta, sobrino, sobrina, hermano, hermana, esposo, esposa,
      señor, señora, sr, sra, don, doña, doctor, doctora, dr, dra, pequeño, pequeña, bebé, hola, paciente`),
    placeFollows: list('vivo en, vivimos en, vive en, dirección es, dirección:'),
  },
  vi: {
    nameFollows: list('tên là, tên tôi là, tên con tôi là, tôi tên, con tôi tên, cháu tên, bé tên, tên:'),
    nameMayFollow: list('tôi là, trai tôi, gái tôi, con tôi, bé, cháu, anh, chị, bác sĩ, cô, chú, ông, bà'),
    placeFollows: list('sống ở, ở tại, nhà ở, địa chỉ là, địa chỉ:'),
  },
  'zh-Hans': { nameFollows: [], nameMayFollow: [], placeFollows: [] },
  'zh-Hant': { nameFollows: [], nameMayFollow: [], placeFollows: [] },
  ko: {
    nameFollows: list('이름은, 이름이, 성함은, 이름:'),
    nameMayFollow: list('아들, 딸, 아이, 손자, 손녀, 조카, 저는, 나는, 환자'),
    placeFollows: list('사는 곳은, 주소는, 주소:'),
  },
  ru: {
    nameFollows:
      list(`меня зовут, его зовут, ее зовут, сына зовут, дочь зовут, дочку зовут, ребенка зовут, имя, по имени,
      имени`),
    nameMayFollow:
      list(`я, это, сын, сына, дочь, дочка, дочки, внук, внучка, брат, сестра, муж, жена, зовут, доктор, доктора,
      врач, врача, мальчик, девочка, ребенок, племянник, племянница`),
    placeFollows: list('живу в, живу на, живем в, живем на, живет в, адрес, проживаем в'),
  },
  uk: {
    nameFollows: list(
      `мене звати, його звати, її звати, сина звати, доньку звати, дитину звати, ім'я, на ім'я`,
    ),
    nameMayFollow:
      list(`я, це, син, сина, донька, доньки, дочка, онук, онука, брат, сестра, чоловік, дружина, лікар, лікаря,
      лікарка, хлопчик, дівчинка, дитина, звати, племінник`),
    placeFollows: list('живемо в, живемо у, живу в, живу у, живе в, адреса, мешкаємо в'),
  },
  so: {
    nameFollows: list(
      `magacaygu waa, magaceygu waa, magaciisu waa, magaceedu waa, magacaygu, magaca, la yiraahdo`,
    ),
    nameMayFollow:
      list(`waxaan ahay, wiilkayga, wiilkeyga, gabadhayda, gabadheyda, ilmahayga, cunugayga, canugayga, dhakhtar,
      dhakhtarka, walaalkay, walaashay, hooyo, aabo`),
    nameBefore: list('ayaa la yiraahdaa, baa la yiraahdaa, ayaan ahay, baan ahay'),
    placeFollows: list('ku noolahay, ku nool nahay, deggan nahay, degganahay, cinwaankaygu waa'),
  },
  ar: {
    nameFollows: list('اسمي, اسمه, اسمها, اسم ابني, اسم بنتي, اسم ابنتي, اسم طفلي, اسم ولدي'),
    nameMayFollow:
      list(`انا, ابني, ابنتي, بنتي, ولدي, طفلي, طفلتي, اخي, اختي, حفيدي, زوجي, زوجتي, الدكتور, دكتور, الدكتورة,
      دكتورة, ابو, ام, السيد, السيدة, المريض`),
    placeFollows: list('اعيش في, نعيش في, اسكن في, نسكن في, ساكن في, ساكنين في, عنواني, العنوان'),
  },
  am: {
    nameFollows: list('ስሜ, ስሙ, ስሟ, ልጄ ስም, ልጄን ስም'),
    nameMayFollow: list('እኔ, ልጄ, ልጃችን, ዶክተር, ዶ/ር, አቶ, ወይዘሮ, ወንድሜ, እህቴ, ባለቤቴ'),
    nameBefore: list('ይባላል, ትባላለች, እባላለሁ, ይባላሉ'),
    placeFollows: list('የምኖረው, የምንኖረው, አድራሻዬ, አድራሻችን'),
  },
};
