/** People who ask for a call back, one conversation after another, each under a name of its own. */
import type { Activity } from 'botbuilder';
import { accountOf, wellSaid } from '../../machines/support/order';
import { Person } from '../../machines/support/person';
import type { Told } from './ledger';

const STORED = 'Your request is stored';

export const callWords = (name: string): readonly string[] => [
  'please call me back',
  name,
  '206 555 0123',
  'any time',
  'English',
  'skip',
  'yes',
];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Letters alone: a number in a name is no name. */
export function nameOf(number: number): string {
  const letters: string[] = [];
  for (let rest = number + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS.length))
    letters.unshift(LETTERS[(rest - 1) % LETTERS.length]!);
  return `Ana X${letters.join('')}`;
}

export const isStored = (transcript: readonly Activity[]): boolean =>
  transcript.some(({ text }) => text.includes(STORED));

async function askForCall(person: Person, name: string): Promise<Told> {
  const words = callWords(name);
  for (const text of words) await person.say(text);
  const transcript = await person.transcript();
  const isWell = JSON.stringify(accountOf(transcript)) === JSON.stringify(wellSaid(words));
  return { name, isConfirmed: isStored(transcript), isDisturbed: !isWell };
}

export interface Crowd {
  readonly told: readonly Told[];
  /** Messages that were confirmed so far. */
  readonly confirmed: number;
  /** Messages that were not confirmed at their first post and were sent again. */
  readonly repeats: number;
  /** Lets the running conversations come to their end. */
  finish(): Promise<void>;
}

/** `size` people at once, each beginning anew when a conversation has ended. */
export function gather(base: () => string, size: number): Crowd {
  const told: Told[] = [];
  let isOver = false;
  let asked = 0;
  const people: Person[] = [];
  const talk = async () => {
    while (!isOver) {
      asked += 1;
      const name = nameOf(asked);
      const person = await Person.meet(base);
      people.push(person);
      told.push(await askForCall(person, name));
    }
  };
  const talks = Promise.all(Array.from({ length: size }, talk));
  return {
    told,
    get confirmed() {
      return people.reduce((sum, person) => sum + person.confirmed, 0);
    },
    get repeats() {
      return people.reduce((sum, person) => sum + person.repeats, 0);
    },
    async finish() {
      isOver = true;
      await talks;
    },
  };
}
