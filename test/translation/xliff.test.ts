import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../src/content/files';
import { joinKnowledge } from '../../src/content/join';
import { readLocales } from '../../src/i18n/locales';
import { projectRoot } from '../../src/project-root';
import { compareUnits } from '../../src/translation/compare';
import { statusOf } from '../../src/translation/status';
import { statusPicture } from '../../src/translation/status-picture';
import { unitsOf } from '../../src/translation/units';
import { fromXliff, toXliff } from '../../src/translation/xliff';

const root = projectRoot();
const { files } = readContent(join(root, 'content'));
const locales = readLocales(join(root, 'locales'));

test.each(['so', 'ar', 'zh-Hant'] as const)(
  '%s goes out as XLIFF and comes back unchanged',
  async (language) => {
    const units = unitsOf(files!, locales, language);
    expect(units.length).toBeGreaterThan(300);
    const back = await fromXliff(await toXliff(units, language));
    expect(back.language).toBe(language);
    expect(compareUnits(units, back.units)).toEqual({ changes: [], refusals: [] });
  },
);

test('a broken placeholder, a changed number, an empty text and a stale source are refused; a better wording is taken', () => {
  const ours = [
    {
      key: 'faq/x/answer',
      source: 'Call {{phone.center}} in 3 days.',
      target: 'Wac {{phone.center}} 3 maalmood.',
    },
  ];
  const theirs = (target: string, source = ours[0]!.source) =>
    compareUnits(ours, [{ key: 'faq/x/answer', source, target }]);
  expect(theirs('Wac 3 maalmood.').refusals[0]).toContain('placeholders');
  expect(theirs('Wac {{phone.center}} 4 maalmood.').refusals[0]).toContain('numbers');
  expect(theirs(' ').refusals[0]).toContain('empty');
  expect(theirs('Wac {{phone.center}} 3.', 'Other').refusals[0]).toContain('English has changed');
  expect(theirs('Soo wac {{phone.center}} 3 maalmood gudahood.')).toMatchObject({
    refusals: [],
    changes: [{ key: 'faq/x/answer' }],
  });
});

test('the picture in the README shows the state of the texts', () => {
  const picture = readFileSync(join(root, 'docs', 'pictures', 'translations.svg'), 'utf8');
  expect(picture).toBe(statusPicture(statusOf(joinKnowledge(files!))));
});
