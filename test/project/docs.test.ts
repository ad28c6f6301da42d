/** What the documentation names is there: files, headings, commands, settings, tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scaleTable } from '../../scripts/scale-page';
import { SETTINGS } from '../../src/config';
import { projectRoot } from '../../src/project-root';

const root = projectRoot();
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
/** Examples of other pages and of servers hold links that are none of ours. */
const withoutBlocks = (page: string) => textOf(page).replace(/^```[\s\S]*?^```/gm, '');
const { scripts } = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** As the usual viewers make them of headings. */
function anchorsIn(page: string): string[] {
  const headings = [...withoutBlocks(page).matchAll(/^#+ +(.+)$/gm)].map(([, heading]) => heading!);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('there are pages, and the index names each of docs/', () => {
  expect(pages).toEqual(
    expect.arrayContaining(['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']),
  );
  const index = textOf('docs/README.md');
  const others = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(others.filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
});

test.each(pages)('%s: every link of its own leads somewhere', (page) => {
  const links = [...withoutBlocks(page).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link, source]) => (link ?? source)!,
  );
  const own = links.filter((link) => !/^(?:https?:|mailto:|tel:)/.test(link));
  const broken = own.filter((link) => {
    const [path, anchor] = link.split('#') as [string, string | undefined];
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsIn(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each(pages)('%s: every command, test and setting that it names is there', (page) => {
  const text = textOf(page);
  const commands = [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  const files = [...text.matchAll(/`((?:test|src|deploy|scripts)\/[\w./-]+)`/g)].map(([, path]) => path!);
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const known = Object.values(SETTINGS).flatMap(({ name }) => [name, `${name}_FILE`]);
  const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)].map(([, name]) => name!);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('scale.md counts with the figures of load.md; if not, npm run scale', () => {
  expect(textOf('docs/scale.md')).toContain(scaleTable(textOf('docs/load.md')));
});

test('the changelog keeps the form that it names, and has this version or an open part', () => {
  const headings = [...textOf('CHANGELOG.md').matchAll(/^## \[(.+?)\](.*)$/gm)].map(([, version, rest]) => [
    version!,
    rest!,
  ]);
  expect(headings[0]![0]).toBe('Unreleased');
  for (const [version, rest] of headings.slice(1))
    expect(`${version}${rest}`).toMatch(/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/);
  const kinds = [...textOf('CHANGELOG.md').matchAll(/^### (.+)$/gm)].map(([, kind]) => kind!);
  for (const kind of kinds)
    expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).toContain(kind);
});
