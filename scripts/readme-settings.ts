/** Writes the README's table of settings and `.env.example` from the one list: `npm run readme:settings`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { envExample, settingsTable } from '../src/settings-text';

const START = '<!-- settings -->';
const END = '<!-- /settings -->';
const text = readFileSync('README.md', 'utf8');
const before = text.slice(0, text.indexOf(START) + START.length);
writeFileSync('README.md', `${before}\n${settingsTable()}\n${text.slice(text.indexOf(END))}`);
writeFileSync('.env.example', envExample());
