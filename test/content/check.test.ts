import { join } from 'node:path';
import { driftOf } from '../../src/commands/source';
import { checkContent } from '../../src/content/check';
import { type ContentFiles, readContent } from '../../src/content/files';
import { joinKnowledge } from '../../src/content/join';
import { cutSections, fingerprint } from '../../src/content/source-page';
import { projectRoot } from '../../src/project-root';

const { files, problems } = readContent(join(projectRoot(), 'content'));
const content = files!;

type Entry = ContentFiles['languages'][number]['faq'][number]['entries'][number];

/** English alone, with one entry of one file changed. */
function changed(id: string, change: (entry: Entry) => Entry | undefined): ContentFiles {
  const english = content.languages.find(({ language }) => language === 'en')!;
  const faq = english.faq.map((file) => ({
    ...file,
    entries: file.entries.flatMap((entry) => (entry.id === id ? (change(entry) ?? []) : [entry])),
  }));
  return { ...content, languages: [{ ...english, faq }] };
}

test('the content as it stands breaks no rule', () => {
  expect(problems).toEqual([]);
  expect(checkContent(content)).toEqual([]);
});

test.each<readonly [string, (entry: Entry) => Entry | undefined]>([
  ['topic-present', () => undefined],
  ['placeholder', (entry) => ({ ...entry, answer: `${entry.answer} {{name.nobody}}` })],
  ['written-once', (entry) => ({ ...entry, answer: `${entry.answer} Call 206-987-2106.` })],
  ['number', (entry) => ({ ...entry, answer: `${entry.answer} It takes 77 days.` })],
  ['name', (entry) => ({ ...entry, answer: `${entry.answer} Ask for Wilhelmina.` })],
  ['plain-text', (entry) => ({ ...entry, answer: `${entry.answer} <b>now</b>` })],
  ['section', (entry) => ({ ...entry, section: 'no-such-section' })],
  ['related', (entry) => ({ ...entry, related: ['no-such-topic'] })],
  ['short-length', (entry) => ({ ...entry, short: 'long '.repeat(70) })],
  ['alternates-enough', (entry) => ({ ...entry, alternates: entry.alternates.slice(0, 5) })],
  ['alternate-once', (entry) => ({ ...entry, alternates: [...entry.alternates, entry.alternates[0]!] })],
  [
    'alternate-one-topic',
    (entry) => ({ ...entry, alternates: [...entry.alternates, 'what does relapsed mean'] }),
  ],
  [
    'reading-grade',
    (entry) => ({
      ...entry,
      answer: `${'Hematopoietic reconstitution necessitates comprehensive multidisciplinary consideration, '.repeat(4)}always.`,
    }),
  ],
])('%s is noticed, with file and fix', (rule, change) => {
  const found = checkContent(changed('stem-cell-donor', change)).filter((problem) => problem.rule === rule);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]!.fix).not.toBe('');
});

test('a language that lacks a kind of detail, or has one of its own, is noticed', () => {
  const [english, spanish] = content.languages;
  const { price: _, ...rest } = spanish!.details.kinds;
  const details = { ...spanish!.details, kinds: { ...rest, weather: ['llueve'] } };
  const found = checkContent({ ...content, languages: [english!, { ...spanish!, details }] });
  expect(found.filter(({ rule }) => rule === 'details').map(({ fix }) => fix)).toEqual([
    'write phrases for price',
    'weather is no kind of detail in English',
  ]);
});

test('a changed section of the source page names the entries that rest on it', () => {
  const page = 'Symptoms of Relapsed or Refractory ALL\n\nOther words than before.\n';
  expect(cutSections(page)).toEqual([expect.objectContaining({ id: 'symptoms' })]);
  const drifts = driftOf(page, joinKnowledge(content));
  expect(drifts.find(({ section }) => section === 'symptoms')).toMatchObject({ change: 'changed' });
  expect(drifts.find(({ section }) => section === 'symptoms')!.entries).toContain('es/symptoms-list');
  expect(drifts.find(({ section }) => section === 'chemotherapy')).toMatchObject({ change: 'missing' });
});

test('layout and punctuation do not change a fingerprint, words do', () => {
  expect(fingerprint('Fever,  easy bruising')).toBe(fingerprint('fever easy\nbruising.'));
  expect(fingerprint('Fever')).not.toBe(fingerprint('Fevers'));
});
