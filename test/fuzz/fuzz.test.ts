/** Two thousand inputs at random; more by `npm run fuzz -- --runs 100000`. */
import { testRoom } from '../support/room';
import { type FuzzHouse, openFuzzHouse } from './all';
import { runFuzz, runsOf } from './support/property';

const RUNS = 2_000;
const SLOW_MS = 120_000;

let house: FuzzHouse;
beforeAll(async () => {
  house = await openFuzzHouse(testRoom());
}, SLOW_MS);
afterAll(() => house.close());

test.each([
  'activities to the bot',
  'requests to every route',
  'bytes that are hardly HTTP',
  'signed text messages',
  'posts of the chat',
  'tokens and watermarks of the chat',
  'streams of the chat',
  'translations that come back',
  'content files',
  'settings',
])(
  '%s: no crash, no hang, no 500, no trace',
  async (name) => {
    const fuzz = house.fuzzes.find((each) => each.name === name)!;
    await runFuzz(fuzz, runsOf(house.fuzzes, RUNS).get(fuzz)!);
    expect(house.faults).toEqual([]);
  },
  SLOW_MS,
);

test('every kind of input is run', () => {
  expect(
    [...runsOf(house.fuzzes, RUNS).values()].reduce((sum, runs) => sum + runs, 0),
  ).toBeGreaterThanOrEqual(RUNS);
  expect(house.fuzzes).toHaveLength(10);
});
