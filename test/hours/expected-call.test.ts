/** The promise of a call, with a simulated clock. The center is in Seattle. */
import { hoursSchema } from '../../src/content/schema';
import { LANGUAGES } from '../../src/core/types';
import { expectedCall, type Hours } from '../../src/hours/expected-call';
import { localTime, startOfDayMs } from '../../src/hours/zone';
import { sayDay } from '../../src/i18n/say-day';

const HOURS: Hours = {
  timeZone: 'America/Los_Angeles',
  callBackWithin: 1,
  open: [
    { days: [1, 2, 3, 4], from: '08:00', to: '17:00' },
    { days: [5], from: '08:00', to: '12:00' },
  ],
  holidays: ['2026-11-26', '12-25'],
};

/** [what, when in Seattle, working days, the promised day] */
const CASES: readonly (readonly [string, string, Hours['callBackWithin'], string | undefined])[] = [
  ['a Monday morning, the same day', '2026-11-23T09:00-08:00', 0, '2026-11-23'],
  ['a Monday before opening, the same day', '2026-11-23T00:10-08:00', 0, '2026-11-23'],
  ['the last minute of the day, the same day', '2026-11-23T16:59-08:00', 0, '2026-11-23'],
  ['at closing time', '2026-11-23T17:00-08:00', 0, '2026-11-24'],
  ['a Monday, the next working day', '2026-11-23T09:00-08:00', 1, '2026-11-24'],
  ['late on Monday, already Tuesday in London', '2026-11-23T23:30-08:00', 1, '2026-11-24'],
  ['before a holiday', '2026-11-25T09:00-08:00', 1, '2026-11-27'],
  ['on a holiday, the same day', '2026-11-26T09:00-08:00', 0, '2026-11-27'],
  ['Friday after it closes at noon', '2026-11-27T12:00-08:00', 0, '2026-11-30'],
  ['Friday evening', '2026-11-27T20:00-08:00', 1, '2026-11-30'],
  ['Saturday', '2026-11-28T10:00-08:00', 0, '2026-11-30'],
  ['Sunday, two working days', '2026-11-29T10:00-08:00', 2, '2026-12-01'],
  ['a holiday of every year', '2027-12-24T18:00-08:00', 1, '2027-12-27'],
  ['the night in which the clock goes forward', '2026-03-08T01:59-08:00', 1, '2026-03-09'],
  ['just after it went forward', '2026-03-08T03:00-07:00', 0, '2026-03-09'],
  ['the hour that comes twice, first time', '2026-11-01T01:30-07:00', 1, '2026-11-02'],
  ['the hour that comes twice, second time', '2026-11-01T01:30-08:00', 1, '2026-11-02'],
  ['Friday over the change of the clock', '2026-10-30T16:00-07:00', 1, '2026-11-02'],
  ['nothing is promised', '2026-11-23T09:00-08:00', '', undefined],
];

test.each(CASES)('%s', (_, at, callBackWithin, day) => {
  expect(expectedCall(Date.parse(at), { ...HOURS, callBackWithin })?.day).toBe(day);
});

test('a center that is never open promises nothing', () => {
  expect(expectedCall(Date.parse('2026-11-23T09:00-08:00'), { ...HOURS, open: [] })).toBeUndefined();
});

test('every hour of a year is on the day that its midnight began', () => {
  for (let hour = 0; hour < 24 * 366; hour += 13) {
    const timeMs = Date.UTC(2026, 0, 1) + hour * 3_600_000;
    const start = startOfDayMs(localTime(timeMs, HOURS.timeZone).day, HOURS.timeZone);
    expect(timeMs - start).toBeGreaterThanOrEqual(0);
    expect(timeMs - start).toBeLessThan(25 * 3_600_000);
  }
});

test('in words, in every language: today and tomorrow by name, with the weekday', () => {
  expect(sayDay('2026-11-24', '2026-11-23', 'en')).toBe('tomorrow (Tuesday, November 24)');
  expect(sayDay('2026-11-23', '2026-11-23', 'es')).toBe('hoy (lunes, 23 de noviembre)');
  expect(sayDay('2026-11-30', '2026-11-27', 'en')).toBe('Monday, November 30');
  const said = LANGUAGES.map((language) => sayDay('2026-11-24', '2026-11-23', language));
  expect(new Set(said).size).toBe(LANGUAGES.length);
  for (const text of said) expect(text).toContain('24');
});

const YAML = { timeZone: 'America/Los_Angeles', callBackWithin: '', open: [], holidays: [] } as const;

test.each([
  [{ callBackWithin: 1 }, 'open'],
  [{ callBackWithin: 'soon' }, 'callBackWithin'],
  [{ timeZone: 'Seattle' }, 'timeZone'],
  [{ open: [{ days: [1], from: '8', to: '17:00' }] }, 'open.0.from'],
  [{ open: [{ days: [1], from: '17:00', to: '08:00' }] }, 'open.0'],
  [{ open: [{ days: [7], from: '08:00', to: '17:00' }] }, 'open.0.days.0'],
  [{ holidays: ['Christmas'] }, 'holidays.0'],
])('hours such as %j are refused by the content check, with the place', (part, path) => {
  expect(hoursSchema.safeParse(YAML).success).toBe(true);
  const { error } = hoursSchema.safeParse({ ...YAML, ...part });
  expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
