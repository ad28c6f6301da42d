/** A folder as the program finds it after installing and building, with little content: quick to compile. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { compileApart } from '../../src/content/compile-apart';
import { projectRoot } from '../../src/project-root';

/** The topics that a greeting offers. */
const SMALL_TOPICS = ['what-is-relapsed-all', 'treatment-options', 'stem-cell-transplant', 'paying-for-care'];
const FEW = 30;

// biome-ignore lint/suspicious/noExplicitAny: the files are read before they are checked
type Loose = any;

export interface Entry {
  readonly answer: string;
  readonly alternates: readonly string[];
}

export class SmallHouse {
  readonly root = mkdtempSync(join(tmpdir(), 'small-house-'));

  /** Content of one language and four topics, compiled. */
  static async open(): Promise<SmallHouse> {
    const house = new SmallHouse();
    house.writeContent();
    symlinkSync(join(projectRoot(), 'locales'), join(house.root, 'locales'));
    mkdirSync(join(house.root, 'dist', 'content'), { recursive: true });
    const { signal } = new AbortController();
    const out = join(house.root, 'dist', 'content');
    const problems = await compileApart({ root: house.root, out, signal });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return house;
  }

  /** Adds the program itself, so that `npm start` works here. */
  addProgram(): void {
    for (const place of ['dist/src', 'dist/dialogs', 'dist/web', 'scripts', 'package.json'])
      cpSync(join(projectRoot(), place), join(this.root, place), { recursive: true });
    symlinkSync(join(projectRoot(), 'node_modules'), join(this.root, 'node_modules'));
  }

  change(path: string, change: (text: string) => string): void {
    const file = join(this.root, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  /** Changes an entry of the FAQ. */
  edit(topic: string, change: (entry: Entry) => Entry): void {
    const folder = join('content', 'faq', 'en');
    const files = readdirSync(join(this.root, folder)).filter((name) => name !== 'out-of-scope.yaml');
    for (const name of files) {
      this.change(join(folder, name), (text) => {
        const file: Loose = parse(text);
        const entries = file.entries.map((entry: Loose) => (entry.id === topic ? change(entry) : entry));
        return stringify({ ...file, entries });
      });
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private put(path: string, change: (file: Loose) => unknown): void {
    const file = join(this.root, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    const read: unknown = parse(readFileSync(join(projectRoot(), 'content', path), 'utf8'));
    writeFileSync(file, stringify(change(read)));
  }

  private writeContent(): void {
    const same = (file: Loose) => file;
    for (const path of [
      'center',
      'languages',
      'source',
      'commands/en',
      'followups/en',
      'details/en',
      'synonyms/en',
    ])
      this.put(`${path}.yaml`, same);
    for (const fitted of ['thresholds.json', 'alarm.json'])
      cpSync(join(projectRoot(), 'content', fitted), join(this.root, 'content', fitted));
    this.put('topics.yaml', (topics) => topics.filter(({ id }: Loose) => SMALL_TOPICS.includes(id)));
    this.put('followups/topics.yaml', () => ({}));
    this.put('safety/en.yaml', ({ examples, lookAlikes, signals, ...rest }) => ({
      ...rest,
      signals: signals.map((signal: Loose) => ({ ...signal, must: signal.must.slice(0, 2), mustNot: [] })),
      examples: Object.fromEntries(
        Object.entries(examples).map(([level, texts]) => [level, (texts as string[]).slice(0, FEW)]),
      ),
      lookAlikes: lookAlikes.slice(0, FEW),
    }));
    for (const name of readdirSync(join(projectRoot(), 'content', 'faq', 'en')))
      this.writeFaq(`faq/en/${name}`);
  }

  private writeFaq(path: string): void {
    this.put(path, (file) => {
      if (file.entries === undefined)
        return {
          ...file,
          kinds: {
            other: Object.values(file.kinds as Record<string, string[]>)
              .flat()
              .slice(0, FEW),
          },
        };
      const entries = file.entries.filter(({ id }: Loose) => SMALL_TOPICS.includes(id));
      return {
        ...file,
        entries: entries.map((entry: Loose) => ({
          ...entry,
          related: [],
          alternates: entry.alternates.slice(0, 45),
        })),
      };
    });
    const file = join(this.root, 'content', path);
    if (parse(readFileSync(file, 'utf8')).entries?.length === 0) rmSync(file);
  }
}
