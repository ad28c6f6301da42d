/** Placeholders `{{group.key}}`: names, phones and links stand once, in `content/center.yaml`. */

import type { CenterValues } from './knowledge';
import type { CenterFile } from './schema';

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;
const FILLED_GROUPS = ['name', 'phone', 'email', 'limit'] as const;

/** The values that are known; an empty one is left out, so that nobody is shown a blank. */
export function centerValues(center: CenterFile): CenterValues {
  const values: Record<string, string> = { 'link.source': center.source.page };
  for (const group of FILLED_GROUPS) {
    for (const [key, { value }] of Object.entries(center[group])) {
      if (value !== '') values[`${group}.${key}`] = value;
    }
  }
  return values;
}

/** The placeholders that a text names, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!))];
}

/** Fills a text in. Throws on a placeholder without a value: content is checked before it is served. */
export function fill(text: string, values: CenterValues): string {
  return text.replace(PLACEHOLDER, (_, key: string) => {
    const value = values[key];
    if (value === undefined)
      throw new Error(`content names {{${key}}}, which has no value in content/center.yaml`);
    return value;
  });
}
