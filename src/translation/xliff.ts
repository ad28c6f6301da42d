/** Units as XLIFF 2.0 and back. Placeholders travel as protected elements that a tool cannot retype. */
import { js2xliff, type XliffContent, type XliffData, type XliffInline, xliff2js } from 'xliff';
import type { Unit } from './units';

const PLACEHOLDER = /(\{\{\s*[\w.]+\s*\}\})/;

function toContent(text: string): XliffContent {
  if (!PLACEHOLDER.test(text)) return text;
  return text
    .split(PLACEHOLDER)
    .filter((part) => part !== '')
    .map((part, index) =>
      PLACEHOLDER.test(part)
        ? { Standalone: { id: `p${index}`, equiv: part.replace(/[{}\s]/g, ''), disp: part } }
        : part,
    );
}

function inlineText(part: string | XliffInline): string {
  return typeof part === 'string' ? part : `{{${Object.values(part)[0]?.equiv ?? ''}}}`;
}

/** White space that a tool added for its own layout does not count. */
function toText(content: XliffContent | undefined): string {
  const text = Array.isArray(content) ? content.map(inlineText).join('') : (content ?? '');
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .join('\n\n');
}

/** Paragraph breaks are kept as blank lines inside one segment. */
export async function toXliff(units: readonly Unit[], language: string): Promise<string> {
  const resources: XliffData['resources'] = {};
  for (const { key, source, target } of units) {
    const [room] = key.split('/') as [string];
    resources[room] ??= {};
    resources[room][key] = { source: toContent(source), target: toContent(target) };
  }
  return await js2xliff({ resources, sourceLanguage: 'en', targetLanguage: language });
}

/** The library takes what it finds for XLIFF, and stumbles where it is not. */
async function read(xml: string): Promise<XliffData> {
  try {
    return await xliff2js(xml);
  } catch (cause) {
    throw new Error('the file cannot be read as XLIFF 2.0: export again, or ask for the whole file', {
      cause,
    });
  }
}

/** Throws when the text is no XLIFF 2.0. */
export async function fromXliff(xml: string): Promise<{ language: string; units: Unit[] }> {
  const data = await read(xml);
  if (typeof data?.targetLanguage !== 'string')
    throw new Error('the file names no target language (trgLang)');
  const units = Object.values(data.resources).flatMap((room) =>
    Object.entries(room).map(([key, { source, target }]) => ({
      key,
      source: toText(source),
      target: toText(target),
    })),
  );
  return { language: data.targetLanguage, units };
}
