import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { LANGUAGES } from '../../src/core/types';
import { readLocales } from '../../src/i18n/locales';
import { createTranslate } from '../../src/i18n/strings';
import { projectRoot } from '../../src/project-root';
import { checkPackage } from '../../src/teams-package/check';
import { checkOptions } from '../../src/teams-package/options';
import { type PackageFiles, packageFiles, zipOf } from '../../src/teams-package/package-files';
import { hasTransparency, pixelsOf } from './png';

const FACTS = {
  appId: '1a2b3c4d-1111-2222-3333-123456789abc',
  domain: 'chat.example.org',
  version: '1.4.0',
  privacyUrl: 'https://example.org/privacy',
  termsUrl: 'https://example.org/terms',
  developer: 'A center',
  sourcePage: 'https://www.example.com/conditions/all',
};
const translate = createTranslate(readLocales(join(projectRoot(), 'locales')), {
  'name.hospital': 'A center',
});
const files = packageFiles(FACTS, translate);
const read = (name: string) => JSON.parse(strFromU8(files[name]!));
const manifest = read('manifest.json');

test('the package keeps to the published schemas, and is the same bytes each time', () => {
  expect(checkPackage(files)).toEqual([]);
  const zip = zipOf(files);
  expect(unzipSync(zip)).toEqual({ ...files });
  expect(Buffer.from(zipOf(packageFiles(FACTS, translate))).equals(zip)).toBe(true);
});

test('it asks for no right beyond being a bot and a search in the three places', () => {
  const asked = ['permissions', 'devicePermissions', 'authorization', 'webApplicationInfo', 'staticTabs'];
  expect(Object.keys(manifest).filter((key) => asked.includes(key))).toEqual([]);
  expect(manifest.bots[0]).toMatchObject({ botId: FACTS.appId, scopes: ['personal', 'team', 'groupChat'] });
  expect(manifest.bots[0].supportsFiles).toBe(false);
  expect(manifest.composeExtensions[0].commands.map(({ id }: { id: string }) => id)).toEqual([
    'answer',
    'sms',
    'email',
  ]);
  expect(manifest.composeExtensions[0].messageHandlers[0].value.domains).toEqual([
    'chat.example.org',
    'www.example.com',
  ]);
  expect(manifest.validDomains).toEqual(['chat.example.org', 'www.example.com']);
});

/** The text at a path such as `bots[0].commandLists[0].commands[1].description`. */
function textAt(path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return keys.reduce((value, key) => value?.[key], manifest);
}

test('each language says every text of the manifest in its own words', () => {
  const { additionalLanguages } = manifest.localizationInfo;
  expect(additionalLanguages).toHaveLength(LANGUAGES.length - 1);
  const paths = additionalLanguages.map(({ file }: { file: string }) => {
    const { $schema: _, ...texts } = read(file) as Record<string, string>;
    for (const [path, text] of Object.entries(texts)) expect([path, textAt(path)]).not.toEqual([path, text]);
    expect(Object.keys(texts).map(textAt)).not.toContain(undefined);
    return Object.keys(texts).join();
  });
  expect(new Set(paths).size).toBe(1);
});

test('the outline icon is white on nothing, the color icon leaves no corner open', () => {
  const outline = pixelsOf(files['outline.png']!);
  const seen = outline.filter(([, , , alpha]) => alpha! > 0);
  expect(new Set(seen.map((pixel) => pixel.slice(0, 3).join()))).toEqual(new Set(['255,255,255']));
  expect(seen.length).toBeGreaterThan(100);
  expect(seen.length).toBeLessThan(outline.length / 2);
  expect(hasTransparency(files['outline.png']!)).toBe(true);
  expect(hasTransparency(files['color.png']!)).toBe(false);
});

const changed = (change: Record<string, unknown>): PackageFiles => ({
  ...files,
  'manifest.json': strToU8(JSON.stringify({ ...manifest, ...change })),
});
const WITHOUT_KOREAN = Object.fromEntries(
  Object.entries(files).filter(([name]) => !name.endsWith('ko.json')),
);

test.each([
  ['an id that is none', changed({ id: 'bot' }), 'manifest.json', '/id'],
  ['a field that nobody knows', changed({ wanted: true }), 'manifest.json', 'wanted'],
  ['a name that is too long', changed({ name: { short: 'x'.repeat(31) } }), 'manifest.json', '30'],
  ['a missing language', WITHOUT_KOREAN, 'languages/ko.json', 'not there'],
  ['an icon of another size', { ...files, 'color.png': files['outline.png']! }, 'color.png', '192'],
  [
    'a text without a place',
    { ...files, 'languages/es.json': strToU8('{"name.tiny":"x"}') },
    'languages/es.json',
    'name.tiny',
  ],
])('%s is found', (_name, broken, file, word) => {
  const problems = checkPackage(broken);
  expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set([file]));
  expect(problems.map(({ wrong }) => wrong).join()).toContain(word);
});

const GOOD = { 'app-id': FACTS.appId.toUpperCase(), domain: 'Chat.Example.org' };

test('what the operator says is read whatever its case; the pages default to the home page', () => {
  expect(checkOptions(GOOD, '0.1.0')).toEqual({
    options: {
      appId: FACTS.appId,
      domain: 'chat.example.org',
      version: '0.1.0',
      privacyUrl: 'https://chat.example.org/',
      termsUrl: 'https://chat.example.org/',
    },
  });
});

test.each([
  [{}, ['--app-id', '--domain']],
  [{ ...GOOD, 'app-id': 'family-bot' }, ['--app-id']],
  [{ ...GOOD, 'app-id': '00000000-0000-0000-0000-000000000000' }, ['--app-id']],
  [{ ...GOOD, domain: 'https://chat.example.org' }, ['--domain']],
  [{ ...GOOD, domain: 'chat.example.org/teams' }, ['--domain']],
  [{ ...GOOD, domain: 'chat.example.org:3978' }, ['--domain']],
  [{ ...GOOD, domain: 'localhost' }, ['--domain']],
  [{ ...GOOD, domain: '10.0.0.7' }, ['--domain']],
  [{ ...GOOD, version: '1.0' }, ['--version']],
  [{ ...GOOD, 'privacy-url': 'http://example.org' }, ['--privacy-url']],
  [{ ...GOOD, 'terms-url': 'example.org' }, ['--terms-url']],
])('%j is refused, each problem by its name', (options, names) => {
  const checked = checkOptions(options, '0.1.0');
  const problems = 'problems' in checked ? checked.problems : [];
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(names);
});
