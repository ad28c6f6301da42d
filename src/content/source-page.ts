/**
 * Reads a saved copy of the source page (plain text or HTML) into sections, and takes what may be kept of each:
 * a fingerprint, the numbers and the proper names. The text itself is never kept.
 */
import { createHash } from 'node:crypto';

/** Where a section starts: the words its first line begins with. The order is the order of the page. */
const SECTION_STARTS: readonly (readonly [id: string, heading: string])[] = [
  ['what-is-relapsed-all', 'What is relapsed acute lymphoblastic leukemia (ALL)?'],
  ['care-at-center', "Cancer and Blood Disorder Care at Seattle Children's"],
  ['symptoms', 'Symptoms of Relapsed or Refractory ALL'],
  ['diagnosing', 'Diagnosing Relapsed or Refractory ALL'],
  ['treating', 'Treating Relapsed or Refractory ALL'],
  ['treatment-options', 'Treatment Options'],
  ['targeted-therapies', 'Targeted therapies'],
  ['clinical-trials', 'Clinical trials, including immunotherapy'],
  ['chemotherapy', 'Chemotherapy'],
  ['radiation-therapy', 'Radiation therapy'],
  ['stem-cell-transplant', 'Stem cell transplant'],
  ['supportive-care', 'Supportive care'],
  ['follow-up-care', 'Follow-up Care'],
  ['high-risk-program', "Relapsed and High-Risk ALL at Seattle Children's"],
  ['best-programs', "Among the nation's best cancer programs, with better survival"],
  ['advanced-diagnostics', 'Advanced diagnostics and personalized medicine'],
  ['seamless-care', 'Seamless care from multidisciplinary experts'],
  ['transplant-pioneers', 'Pioneers in stem cell transplants and improved outcomes'],
  ['family-support', 'Support for your whole family'],
  ['contact-us', 'Contact Us'],
  ['paying-for-care', 'Paying for Care'],
];

export interface SourceSection {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

const BLOCK_TAGS = /<\/?(?:p|li|ul|ol|h[1-6]|div|section|article|br|tr|td|blockquote)\b[^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  quot: '"',
  lt: '<',
  gt: '>',
};

/** The words of a page: HTML is reduced to its text, one block a line. */
function pageLines(page: string): string[] {
  const text = /<[a-z!/]/i.test(page)
    ? page
        .replace(/<(script|style|noscript)\b[\s\S]*?<\/\1\s*>/gi, ' ')
        .replace(/\s+/g, ' ')
        .replace(BLOCK_TAGS, '\n')
        .replace(/<[^>]+>/g, '')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    : page;
  return text
    .split('\n')
    .map((line) => plain(line))
    .filter((line) => line !== '');
}

function plain(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/^[\s•*-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts the page at its known headings, in order; a heading that is missing leaves its section out. */
export function cutSections(page: string): SourceSection[] {
  const lines = pageLines(page);
  const starts: { id: string; heading: string; at: number }[] = [];
  let from = 0;
  for (const [id, heading] of SECTION_STARTS) {
    const at = lines.findIndex((line, index) => index >= from && plain(line) === plain(heading));
    if (at < 0) continue;
    starts.push({ id, heading, at });
    from = at + 1;
  }
  return starts.map(({ id, heading, at }, index) => ({
    id,
    heading,
    text: lines.slice(at + 1, starts[index + 1]?.at ?? lines.length).join('\n'),
  }));
}

/** SHA-256 of the section's words: case, punctuation and spacing do not count. */
export function fingerprint(text: string): string {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha256').update(bare).digest('hex');
}

/** Every number that a text states: `15%`, `206-987-2106`, `1`. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.match(/\d+(?:[-.,]\d+)*%?/g) ?? [])];
}

const CAPITALISED = /\p{Lu}[\p{L}'-]*/gu;
const OPENS_SENTENCE = /(?:^|[.!?:]\s|[.!?:]\s?")\s*"?$/;

/** The capitalised words of a text that do not merely open a sentence: names, abbreviations. */
export function properNamesIn(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    for (const match of line.matchAll(CAPITALISED)) {
      const abbreviation = /^\p{Lu}{2,}/u.test(match[0]);
      if (abbreviation || !OPENS_SENTENCE.test(line.slice(0, match.index))) found.add(match[0]);
    }
  }
  return [...found].sort();
}
