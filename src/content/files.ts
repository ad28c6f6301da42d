/** Reads the YAML files of `content/` and narrows each to its schema; every problem is collected, none thrown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { LANGUAGES, type Language } from '../core/types';
import { safetySchema } from './safety-schema';
import * as schema from './schema';

/** A broken rule: which, where, and what to do. */
export interface Problem {
  readonly rule: string;
  readonly file: string;
  readonly fix: string;
}

export type FaqFile = z.infer<typeof schema.faqFileSchema> & { readonly file: string };

export interface LanguageFiles {
  readonly language: Language;
  readonly faq: readonly FaqFile[];
  readonly outOfScope: z.infer<typeof schema.outOfScopeSchema>;
  readonly synonyms: z.infer<typeof schema.synonymsSchema>;
  readonly commands: schema.Commands;
  readonly followups: z.infer<typeof schema.followupsSchema>;
  readonly details: z.infer<typeof schema.detailsSchema>;
  readonly safety: z.infer<typeof safetySchema>;
}

export interface ContentFiles {
  readonly center: schema.CenterFile;
  readonly source: schema.SourceFile;
  readonly topics: readonly { readonly id: string; readonly group: string }[];
  readonly followupTopics: z.infer<typeof schema.followupTopicsSchema>;
  readonly tongues: schema.LanguagesFile;
  readonly languages: readonly LanguageFiles[];
}

class Reader {
  readonly problems: Problem[] = [];
  constructor(private readonly root: string) {}

  read<T>(path: string, shape: z.ZodType<T>): T | undefined {
    const file = relative(join(this.root, '..'), path);
    try {
      const result = shape.safeParse(parse(readFileSync(path, 'utf8')));
      if (result.success) return result.data;
      for (const issue of result.error.issues) {
        this.problems.push({
          rule: 'schema',
          file,
          fix: `${issue.path.join('.') || 'file'}: ${issue.message}`,
        });
      }
    } catch (error) {
      this.problems.push({ rule: 'readable', file, fix: firstLine(error) });
    }
    return undefined;
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}

/** Reads one language; undefined when one of its files is missing or does not fit. */
function readLanguage(reader: Reader, root: string, language: Language): LanguageFiles | undefined {
  const folder = join(root, 'faq', language);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const faq = names
    .filter((name) => name !== 'out-of-scope.yaml')
    .map((name) => {
      const data = reader.read(join(folder, name), schema.faqFileSchema);
      return data && { ...data, file: `content/faq/${language}/${name}` };
    });
  const part = <T>(room: string, shape: z.ZodType<T>) =>
    reader.read(join(root, room, `${language}.yaml`), shape);
  const outOfScope = reader.read(join(folder, 'out-of-scope.yaml'), schema.outOfScopeSchema);
  const synonyms = part('synonyms', schema.synonymsSchema);
  const commands = part('commands', schema.commandsSchema);
  const followups = part('followups', schema.followupsSchema);
  const details = part('details', schema.detailsSchema);
  const safety = part('safety', safetySchema);
  if (!outOfScope || !synonyms || !commands || !followups || !details || !safety || faq.includes(undefined))
    return undefined;
  return { language, faq: faq as FaqFile[], outOfScope, synonyms, commands, followups, details, safety };
}

/** Reads all of `content/`. A language is spoken once its safety signals are written: none goes out without them. */
export function readContent(root: string): { files: ContentFiles | undefined; problems: readonly Problem[] } {
  const reader = new Reader(root);
  const center = reader.read(join(root, 'center.yaml'), schema.centerSchema);
  const source = reader.read(join(root, 'source.yaml'), schema.sourceSchema);
  const topics = reader.read(join(root, 'topics.yaml'), schema.topicsSchema);
  const followupTopics = reader.read(join(root, 'followups', 'topics.yaml'), schema.followupTopicsSchema);
  const tongues = reader.read(join(root, 'languages.yaml'), schema.languagesSchema);
  const present = LANGUAGES.filter((language) => existsSync(join(root, 'safety', `${language}.yaml`)));
  const languages = present
    .map((language) => readLanguage(reader, root, language))
    .filter((data) => data !== undefined);
  const complete =
    center && source && topics && followupTopics && tongues && languages.length === present.length;
  return {
    files: complete ? { center, source, topics, followupTopics, tongues, languages } : undefined,
    problems: reader.problems,
  };
}
