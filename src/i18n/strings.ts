/** The bot's own small words in every language, from `locales/<language>/chat.json` through i18next. */
import i18next, { type i18n } from 'i18next';
import type { CenterValues } from '../content/knowledge';
import { LANGUAGES, type Language } from '../core/types';

/** Looks up a string; a key that a language lacks comes in English. */
export type Translate = (
  language: Language,
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

export type LocaleFile = Readonly<Record<string, unknown>>;

/** `phone.center` to `{phone: {center}}`: the form in which i18next reads placeholders. */
function nested(values: CenterValues): Record<string, Record<string, string>> {
  const groups: Record<string, Record<string, string>> = {};
  for (const [path, value] of Object.entries(values)) {
    const [group, key] = path.split('.') as [string, string];
    groups[group] = { ...groups[group], [key]: value };
  }
  return groups;
}

/** Throws when a key is missing in English: that is an error of the program. */
export function createTranslate(locales: ReadonlyMap<Language, LocaleFile>, values: CenterValues): Translate {
  const instance: i18n = i18next.createInstance();
  void instance.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    supportedLngs: [...LANGUAGES],
    nonExplicitSupportedLngs: false,
    load: 'currentOnly',
    resources: Object.fromEntries([...locales].map(([language, file]) => [language, { translation: file }])),
    interpolation: { escapeValue: false, defaultVariables: nested(values) },
  });
  const translate: Translate = (language, key, own) => {
    if (!instance.exists(key, { lng: language })) throw new Error(`locales/en/chat.json has no ${key}`);
    return instance.t(key, { lng: language, ...own });
  };
  /** Most are asked for at every turn, and have nothing to fill in but what stays. */
  const plain = new Map<string, string>();
  return (language, key, own) => {
    if (own !== undefined) return translate(language, key, own);
    const place = `${language} ${key}`;
    const known = plain.get(place);
    if (known !== undefined) return known;
    const text = translate(language, key);
    plain.set(place, text);
    return text;
  };
}
