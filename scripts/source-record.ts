/** Writes content/source.yaml from a saved copy of the source page: `npm run source:record -- page.txt`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { cutSections, fingerprint, numbersIn, properNamesIn } from '../src/content/source-page';

const page = process.argv[2];
if (page === undefined) throw new Error('Name the saved page: npm run source:record -- page.html');
const center = parse(readFileSync('content/center.yaml', 'utf8')) as {
  source: { page: string; readOn: string };
};
const sections = cutSections(readFileSync(page, 'utf8')).map(({ id, heading, text }) => ({
  id,
  heading,
  fingerprint: fingerprint(text),
  numbers: numbersIn(text),
  names: properNamesIn(text),
}));
const head =
  '# What the source page says, section by section, as fingerprint, numbers and names: never its text.\n';
writeFileSync(
  'content/source.yaml',
  head + stringify({ page: center.source.page, readOn: center.source.readOn, sections }, { lineWidth: 0 }),
);
process.stdout.write(`${sections.length} sections recorded in content/source.yaml\n`);
