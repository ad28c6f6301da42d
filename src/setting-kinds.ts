/** The kinds of settings: how each is read from text, and what to say when it cannot be. */

/** What is wrong with the text of a setting and what to do; never the text itself, it may be a secret. */
export interface Unreadable {
  readonly wrong: string;
  readonly fix: string;
}
export type Parsed<T> = { readonly value: T } | Unreadable;

export interface Setting<T> {
  readonly name: string;
  /** In words for the settings table, such as "whole number". */
  readonly kind: string;
  readonly fallback: T;
  /** Also read from the file that `<NAME>_FILE` names, and never printed. */
  readonly secret: boolean;
  readonly description: string;
  readonly parse: (text: string) => Parsed<T>;
}

interface Named {
  readonly name: string;
  readonly description: string;
}

export function text(named: Named): Setting<string | undefined> {
  return { ...named, kind: 'text', fallback: undefined, secret: false, parse: (value) => ({ value }) };
}

export function textOr(fallback: string, named: Named): Setting<string> {
  return { ...named, kind: 'text', fallback, secret: false, parse: (value) => ({ value }) };
}

/** `least` characters keep guessable words out where the strength matters. */
export function secret({
  least = 1,
  ...named
}: Named & { readonly least?: number }): Setting<string | undefined> {
  return {
    ...named,
    kind: 'secret',
    fallback: undefined,
    secret: true,
    parse: (value) =>
      value.length >= least
        ? { value }
        : { wrong: `has fewer than ${least} characters`, fix: 'use a longer random text' },
  };
}

/** As Microsoft writes ids of apps and tenants. */
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const GUID_FIX = 'copy it from the Azure portal, such as 11111111-2222-3333-4444-555555555555';

export function guid(named: Named): Setting<string | undefined> {
  return {
    ...named,
    kind: 'GUID',
    fallback: undefined,
    secret: false,
    parse: (value) => (GUID.test(value) ? { value } : { wrong: 'is not a GUID', fix: GUID_FIX }),
  };
}

export function guids(named: Named): Setting<readonly string[]> {
  return {
    ...named,
    kind: 'list of GUIDs',
    fallback: [],
    secret: false,
    parse: (value) => {
      const ids = value.split(/[\s,]+/).filter((part) => part !== '');
      const wrong = ids.findIndex((id) => !GUID.test(id));
      if (wrong < 0) return { value: ids };
      return { wrong: `number ${wrong + 1} of the list is not a GUID`, fix: GUID_FIX };
    },
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

export function wholeNumber(fallback: number, { from, to, ...named }: Named & Range): Setting<number> {
  return {
    ...named,
    kind: 'whole number',
    fallback,
    secret: false,
    parse: (value) => {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= from && number <= to) return { value: number };
      return {
        wrong: `is not a whole number from ${from} to ${to}`,
        fix: `set a number such as ${fallback}`,
      };
    },
  };
}

/** A whole number that has no default: what it is for is off without it. */
export function optionalNumber(example: number, named: Named & Range): Setting<number | undefined> {
  return { ...wholeNumber(example, named), fallback: undefined };
}

export function oneOf<const T extends string>(
  choices: readonly T[],
  fallback: NoInfer<T>,
  named: Named,
): Setting<T> {
  return {
    ...named,
    kind: choices.join(' or '),
    fallback,
    secret: false,
    parse: (value) => {
      const found = choices.find((choice) => choice === value);
      return found === undefined
        ? { wrong: 'is not one of the known words', fix: `set one of: ${choices.join(', ')}` }
        : { value: found };
    },
  };
}

/** `https://host` or `http://host:port` without a path; undefined when the text is something else. */
function originOf(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const { protocol, origin, pathname, search, hash, username } = new URL(value);
  const isBare = pathname === '/' && search === '' && hash === '' && username === '';
  return isBare && (protocol === 'https:' || protocol === 'http:') ? origin : undefined;
}

const ORIGIN_FIX = 'write it as https://www.example.org, without a path';

export function webOrigin(named: Named): Setting<string | undefined> {
  return {
    ...named,
    kind: 'web address',
    fallback: undefined,
    secret: false,
    parse: (value) => {
      const origin = originOf(value);
      return origin === undefined
        ? { wrong: 'is not the address of a website', fix: ORIGIN_FIX }
        : { value: origin };
    },
  };
}

export function webOrigins(named: Named): Setting<readonly string[]> {
  return {
    ...named,
    kind: 'list of web addresses',
    fallback: [],
    secret: false,
    parse: (value) => {
      const origins = value
        .split(/[\s,]+/)
        .filter((part) => part !== '')
        .map(originOf);
      const wrong = origins.indexOf(undefined);
      if (wrong >= 0)
        return { wrong: `number ${wrong + 1} of the list is not the address of a website`, fix: ORIGIN_FIX };
      return { value: origins as readonly string[] };
    },
  };
}
