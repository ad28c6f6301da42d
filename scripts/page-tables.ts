/** Replaces the part of a page that a command writes, between its two comments. */
import { readFileSync } from 'node:fs';

/** @throws when the page has no such part. */
export function intoPage(path: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no part between ${start} and ${end}`);
  return `${page.slice(0, from + start.length)}\n${content}\n${page.slice(to)}`;
}
