/** The rules that content must keep. Pure: files in, problems out, each with rule, file and fix. */
import { fold } from '../core/text';
import type { ContentFiles, FaqFile, LanguageFiles, Problem } from './files';
import { entriesOf, type RawEntries } from './join';
import { centerValues, fill, placeholdersIn } from './placeholders';
import { readingGrade } from './readability';
import { ASPECTS, type RawEntry } from './schema';
import { numbersIn, properNamesIn } from './source-page';

/** Grade 8 is the reading level promised to families; the formula's own error is about half a grade. */
const HIGHEST_GRADE = 8.9;
const LONGEST_SHORT = 300;
const FEWEST_ALTERNATES = { en: 40, other: 20 } as const;
const TEXT_FIELDS = ['question', 'answer', 'short'] as const;
const MARKUP = /<[a-z/!]|\*\*|__|`|\]\(|https?:|^#{1,6} |^[•*] /im;

type Entry = RawEntry & { readonly group: string; readonly file: string };
type Report = (rule: string, file: string, fix: string) => void;

function checkIds(language: LanguageFiles, files: ContentFiles, report: Report): void {
  const seen = new Map<string, string>();
  for (const file of language.faq) {
    for (const { id } of file.entries) {
      const first = seen.get(id);
      if (first !== undefined) report('id-once', file.file, `${id} stands in ${first} too; keep one`);
      seen.set(id, file.file);
    }
  }
  for (const { id } of files.topics) {
    if (!seen.has(id))
      report('topic-present', `content/faq/${language.language}`, `write an entry for ${id}`);
  }
}

function checkAlternates(language: LanguageFiles, report: Report): void {
  const owner = new Map<string, string>();
  const fewest = language.language === 'en' ? FEWEST_ALTERNATES.en : FEWEST_ALTERNATES.other;
  for (const [id, entry] of entriesOf(language.faq)) {
    const own = new Set(entry.alternates.map((alternate) => fold(alternate).trim()));
    if (own.size < entry.alternates.length)
      report('alternate-once', entry.file, `${id} has the same alternate twice`);
    if (own.size < fewest)
      report('alternates-enough', entry.file, `${id} has ${own.size} alternates; write ${fewest}`);
    for (const alternate of own) {
      const other = owner.get(alternate);
      if (other !== undefined && other !== id) {
        report(
          'alternate-one-topic',
          entry.file,
          `"${alternate}" stands under ${other} and ${id}; keep it under one`,
        );
      }
      owner.set(alternate, id);
    }
  }
}

function checkText(entry: Entry, files: ContentFiles, report: Report): void {
  const values = centerValues(files.center);
  for (const field of TEXT_FIELDS) {
    const text = entry[field];
    if (MARKUP.test(text))
      report('plain-text', entry.file, `${entry.id}.${field}: take out markup and addresses`);
    for (const key of placeholdersIn(text)) {
      if (values[key] === undefined)
        report('placeholder', entry.file, `${entry.id}.${field}: {{${key}}} has no value`);
    }
    for (const value of Object.values(values)) {
      const namesIt =
        value.length > 3 && text.includes(value) && value !== 'Seattle' && value !== 'Northwest';
      if (namesIt)
        report('written-once', entry.file, `${entry.id}.${field}: write "${value}" as its placeholder`);
    }
  }
}

function checkShort(entry: Entry, files: ContentFiles, report: Report): void {
  const values = centerValues(files.center);
  if (placeholdersIn(entry.short).some((key) => values[key] === undefined)) return;
  const length = [...fill(entry.short, values)].length;
  if (length > LONGEST_SHORT)
    report('short-length', entry.file, `${entry.id}.short has ${length} characters of ${LONGEST_SHORT}`);
}

/** What may stand in an answer: the numbers and names of the sections that it cites. */
function allowed(entry: Entry, files: ContentFiles): { numbers: Set<string>; names: Set<string> } {
  const cited = [entry.section ?? []].flat();
  const sections = files.source.sections.filter(({ id }) => cited.includes(id));
  const centerNames = Object.values(files.center.name).flatMap(({ value }) => value.split(/[\s-]+/));
  return {
    numbers: new Set(sections.flatMap(({ numbers }) => numbers.map((number) => number.replace('%', '')))),
    names: new Set([
      ...sections.flatMap(({ names }) => names.flatMap((name) => [name, name.replace(/s$/, '')])),
      ...centerNames,
    ]),
  };
}

function checkFacts(entry: Entry, files: ContentFiles, report: Report): void {
  if (entry.group === 'smalltalk') return;
  const cited = [entry.section ?? []].flat();
  if (cited.length === 0) report('section', entry.file, `${entry.id}: name the source section it rests on`);
  for (const id of cited) {
    if (!files.source.sections.some((section) => section.id === id))
      report('section', entry.file, `${entry.id}: no section ${id}`);
  }
  const { numbers, names } = allowed(entry, files);
  for (const field of ['answer', 'short'] as const) {
    const bare = entry[field].replace(/\{\{[^}]*\}\}/g, 'it');
    for (const number of numbersIn(bare)) {
      if (!numbers.has(number.replace('%', '')))
        report('number', entry.file, `${entry.id}.${field}: ${number} is not in ${cited.join(', ')}`);
    }
    for (const name of properNamesIn(bare)) {
      if (!names.has(name))
        report(
          'name',
          entry.file,
          `${entry.id}.${field}: ${name} is not in ${cited.join(', ')} or center.yaml`,
        );
    }
  }
}

function checkEnglish(files: ContentFiles, report: Report): void {
  const english = files.languages.find(({ language }) => language === 'en');
  if (!english)
    return report('english', 'content/faq/en', 'English is the text that all others are made from');
  const entries = entriesOf(english.faq);
  for (const entry of entries.values()) {
    checkFacts(entry, files, report);
    const grade = readingGrade(entry.answer);
    if (grade > HIGHEST_GRADE)
      report(
        'reading-grade',
        entry.file,
        `${entry.id}.answer is at grade ${grade.toFixed(1)}; use shorter sentences`,
      );
    for (const id of entry.related ?? []) {
      if (!entries.has(id) || id === entry.id)
        report('related', entry.file, `${entry.id}: no other entry ${id}`);
    }
  }
}

/** A translation keeps every placeholder and number of its English text. */
function checkTranslation(english: RawEntries, entry: Entry, report: Report): void {
  const origin = english.get(entry.id);
  if (!origin) return report('id-known', entry.file, `${entry.id} does not stand in English`);
  for (const field of TEXT_FIELDS) {
    const same = (read: (text: string) => string[]) =>
      read(entry[field]).sort().join() === read(origin[field]).sort().join();
    if (!same(placeholdersIn))
      report('same-placeholders', entry.file, `${entry.id}.${field}: name exactly the English placeholders`);
    if (!same(numbersIn))
      report('same-numbers', entry.file, `${entry.id}.${field}: state exactly the English numbers`);
  }
}

function checkFollowups(files: ContentFiles, report: Report): void {
  const ids = new Set(files.topics.map(({ id }) => id));
  const file = 'content/followups/topics.yaml';
  for (const [topic, aspects] of Object.entries(files.followupTopics)) {
    for (const id of [topic, ...Object.values(aspects)]) {
      if (!ids.has(id)) report('followup', file, `there is no topic ${id}`);
    }
  }
  for (const { language, followups } of files.languages) {
    for (const aspect of ASPECTS) {
      if (!followups.aspects[aspect])
        report('followup', `content/followups/${language}.yaml`, `write phrases for ${aspect}`);
    }
  }
}

/** Every language asks for the kinds of detail that English knows. */
function checkDetails({ languages }: ContentFiles, report: Report): void {
  const english = languages.find(({ language }) => language === 'en')?.details.kinds ?? {};
  for (const { language, details } of languages) {
    const file = `content/details/${language}.yaml`;
    for (const kind of Object.keys(english))
      if (!details.kinds[kind]) report('details', file, `write phrases for ${kind}`);
    for (const kind of Object.keys(details.kinds))
      if (!english[kind]) report('details', file, `${kind} is no kind of detail in English`);
  }
}

/** All broken rules of the content, in the order of the files. */
export function checkContent(files: ContentFiles): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (rule, file, fix) => void problems.push({ rule, file, fix });
  const english = entriesOf(
    files.languages.find(({ language }) => language === 'en')?.faq ?? ([] as FaqFile[]),
  );
  for (const language of files.languages) {
    checkIds(language, files, report);
    checkAlternates(language, report);
    for (const entry of entriesOf(language.faq).values()) {
      checkText(entry, files, report);
      checkShort(entry, files, report);
      if (language.language !== 'en') checkTranslation(english, entry, report);
    }
  }
  checkEnglish(files, report);
  checkFollowups(files, report);
  checkDetails(files, report);
  return problems;
}
