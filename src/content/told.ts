/** Which kinds of detail the page tells of a topic: what enough of its alternates ask for, in all languages together. */
import { createDetailReader } from '../core/details';
import type { ContentFiles } from './files';
import { lessonsOf } from './join';

/** Fewer alternates that ask for a kind are by the way: the page need not tell it. */
const LEAST_SHARE = 0.009;
const FEWEST = 2;

/** How many alternates of a topic ask for a kind, among how many. */
interface Asked {
  readonly asking: number;
  readonly all: number;
}

const NONE: Asked = { asking: 0, all: 0 };

function isTold({ asking, all }: Asked): boolean {
  return asking >= FEWEST && asking >= LEAST_SHARE * all;
}

/** For each topic the kinds of detail that it tells. Languages without phrases of a kind say nothing about it. */
export function toldDetails(files: ContentFiles): Record<string, string[]> {
  const topics = new Map(files.topics.map(({ id }) => [id, new Map<string, Asked>()]));
  for (const language of files.languages) {
    const { kinds } = language.details;
    const read = createDetailReader(kinds);
    for (const [id, texts] of lessonsOf(language).alternates) {
      const found = texts.flatMap(read);
      for (const kind of Object.keys(kinds)) {
        const before = topics.get(id)?.get(kind) ?? NONE;
        const asking = before.asking + found.filter((one) => one === kind).length;
        topics.get(id)?.set(kind, { asking, all: before.all + texts.length });
      }
    }
  }
  return Object.fromEntries(
    [...topics].map(([id, kinds]) => [
      id,
      [...kinds].filter(([, asked]) => isTold(asked)).map(([kind]) => kind),
    ]),
  );
}
