/** Writes translations and review records into the content files, leaving the rest of each file as it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { ContentFiles, FaqFile } from '../content/files';
import { entriesOf, textHash } from '../content/join';
import type { ReviewRecord } from '../content/schema';
import type { Language } from '../core/types';
import type { Change } from './compare';

const LINE_WIDTH = 100;

function entryNode(document: Document, id: string): YAMLMap | undefined {
  const entries = document.get('entries');
  if (!isSeq(entries)) return undefined;
  return entries.items.filter((item) => isMap(item)).find((item) => item.get('id') === id);
}

function edit(path: string, change: (document: Document) => void): void {
  const document = parseDocument(readFileSync(path, 'utf8'));
  change(document);
  writeFileSync(path, document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: true }));
}

function setReview(node: YAMLMap, document: Document, review: ReviewRecord): void {
  const value = document.createNode(review);
  if (isMap(value)) value.flow = true;
  node.set('review', value);
}

function writeFaqFile(
  root: string,
  file: FaqFile,
  changes: readonly Change[],
  reviewOf: (id: string) => ReviewRecord | undefined,
): void {
  edit(join(root, file.file), (document) => {
    for (const { id } of file.entries) {
      const node = entryNode(document, id);
      if (node === undefined) continue;
      for (const { key, after } of changes) {
        const [room, entry, field] = key.split('/');
        if (room === 'faq' && entry === id && field !== undefined) node.set(field, after);
      }
      const review = reviewOf(id);
      if (review) setReview(node, document, review);
    }
  });
}

function setAt(tree: Record<string, unknown>, path: readonly string[], value: string): void {
  const [key, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) tree[key] = value;
  else setAt(tree[key] as Record<string, unknown>, rest, value);
}

function writeChat(root: string, language: Language, changes: readonly Change[]): void {
  const own = changes.filter(({ key }) => key.startsWith('chat/'));
  if (own.length === 0) return;
  const path = join(root, 'locales', language, 'chat.json');
  const tree = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  for (const { key, after } of own) setAt(tree, key.split('/').slice(1), after);
  writeFileSync(path, `${JSON.stringify(tree, null, 2)}\n`);
}

function writeSafety(root: string, language: Language, changes: readonly Change[], review: Reviewer): void {
  const own = changes.filter(({ key }) => key.startsWith('safety/'));
  edit(join(root, 'content', 'safety', `${language}.yaml`), (document) => {
    for (const { key, after } of own) document.setIn(key.split('/').slice(1), after);
    const value = document.createNode(review);
    if (isMap(value)) value.flow = true;
    document.set('review', value);
  });
}

export interface Reviewer {
  readonly reviewer: string;
  readonly role: string;
  readonly date: string;
}

/** Writes what a reviewer gave back; every entry whose three texts were in the file is signed. */
export function writeTranslation(
  root: string,
  files: ContentFiles,
  language: Language,
  changes: readonly Change[],
  signed: { readonly ids: ReadonlySet<string>; readonly safety: boolean },
  reviewer: Reviewer,
): void {
  const own = files.languages.find((each) => each.language === language)!;
  const english = entriesOf(files.languages.find((each) => each.language === 'en')!.faq);
  const reviewOf = (id: string) =>
    signed.ids.has(id) ? { ...reviewer, english: textHash(english.get(id)!) } : undefined;
  for (const file of own.faq) writeFaqFile(root, file, changes, reviewOf);
  writeChat(root, language, changes);
  if (signed.safety) writeSafety(root, language, changes, reviewer);
}

/** Notes beside each translation the English that it was made from, where that is not noted yet. */
export function stampEnglish(root: string, files: ContentFiles, language: Language): number {
  const own = files.languages.find((each) => each.language === language)!;
  const english = entriesOf(files.languages.find((each) => each.language === 'en')!.faq);
  let stamped = 0;
  for (const file of own.faq) {
    const review = new Map(file.entries.map((entry) => [entry.id, entry.review]));
    const missing = (id: string) => (review.get(id)?.english ?? '') === '' && english.has(id);
    stamped += file.entries.filter(({ id }) => missing(id)).length;
    writeFaqFile(root, file, [], (id) =>
      missing(id) ? { ...review.get(id)!, english: textHash(english.get(id)!) } : undefined,
    );
  }
  return stamped;
}
