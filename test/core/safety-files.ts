import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseSafetyContent, type SafetyContent } from '../../src/content/safety-schema';

const CONTENT = join(__dirname, '../../content');

/** Every rule book that is there: a new language is tested by adding its file. */
export function safetyFiles(): SafetyContent[] {
  const folder = join(CONTENT, 'safety');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => parseSafetyContent(parse(readFileSync(join(folder, name), 'utf8'))));
}

interface FaqFile {
  readonly entries?: readonly { readonly question: string; readonly alternates?: readonly string[] }[];
}

/** The questions of a language's FAQ: ordinary messages, which triage should leave alone. */
export function faqQuestions(language: string): string[] {
  const folder = join(CONTENT, 'faq', language);
  try {
    const files = readdirSync(folder).map(
      (name) => parse(readFileSync(join(folder, name), 'utf8')) as FaqFile,
    );
    return files.flatMap((file) =>
      (file.entries ?? []).flatMap((one) => [one.question, ...(one.alternates ?? [])]),
    );
  } catch {
    return [];
  }
}
