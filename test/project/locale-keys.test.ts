/** Every string of the locales is said somewhere: what nobody says, nobody should have to translate. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';

const root = projectRoot();

function textOf(folder: string, ending: RegExp): string {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

function keysIn(file: object, path = ''): string[] {
  return Object.entries(file).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysIn(value as object, `${path}${key}.`),
  );
}

const program = textOf('src', /\.tsx?$/) + textOf('dialogs', /\.ts$/);
const whole = new Set([...program.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key]) => key!));
/** Where a key is put together: `page.groups.${group}`. */
const built = new Set([...program.matchAll(/`([a-z][\w.-]*\.)\$\{/gi)].map(([, path]) => path!));
/** What can stand in its last place: words in quotes in the program, and the groups of the FAQ. */
const words = new Set(
  [...(program + textOf('content/faq', /\.yaml$/)).matchAll(/'([\w-]+)'|\bgroup: ([\w-]+)/g)].map(
    ([, quoted, group]) => quoted ?? group,
  ),
);

function isSaid(key: string): boolean {
  const path = key.slice(0, key.lastIndexOf('.') + 1);
  const last = key.slice(path.length).replace(/_(?:zero|one|two|few|many|other)$/, '');
  return whole.has(path + last) || (built.has(path) && words.has(last));
}

test('every string of the locales is said somewhere', () => {
  const keys = keysIn(JSON.parse(readFileSync(join(root, 'locales', 'en', 'chat.json'), 'utf8')));
  expect(keys.length).toBeGreaterThan(150);
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});
