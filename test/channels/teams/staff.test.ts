/** What staff write and tap in Teams, through the door that Teams' activities come by; cards read as Teams reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity, TurnContext } from 'botbuilder';
import { InProcessAdapter } from '../../../src/bot/in-process-adapter';
import type { AdaptiveCard, CardAction } from '../../../src/channels/teams/cards/elements';
import type { TeamsHandler } from '../../../src/channels/teams/door';
import type { Standing } from '../../../src/channels/teams/doorkeeper';
import type { StaffInsight } from '../../../src/channels/teams/staff/insight';
import { createStaffHandler } from '../../../src/channels/teams/staff/staff-handler';
import { STAFF_WORDS } from '../../../src/channels/teams/staff/words';
import { createTeamsLogic } from '../../../src/channels/teams/teams-logic';
import { isPhrase } from '../../../src/core/phrase';
import { type CallbackSubmission, LANGUAGES, type Language } from '../../../src/core/types';
import { figuresFrom } from '../../../src/reports/figures';
import { lastDays } from '../../../src/reports/period';
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage } from '../../../src/storage/storage';
import { cardProblems } from '../../support/adaptive-cards';
import { testRoom } from '../../support/room';

const NOW_MS = Date.UTC(2026, 10, 23, 20);
const LARGEST_CARD_BYTES = 28 * 1_024;
const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'teams');
const desk = { submit: async () => undefined };

let storage: Storage;
let nowMs: number;
let isTaken: boolean;
let insight: { -readonly [Key in keyof StaffInsight]?: StaffInsight[Key] };
let changes: number;
beforeEach(async () => {
  storage = await openStorage({ directory: ':memory:' });
  nowMs = NOW_MS;
  isTaken = true;
  insight = {};
  changes = 0;
});
afterEach(() => storage.close());

/** Keeps what was changed beside what was sent. */
class RecordingAdapter extends InProcessAdapter {
  readonly updated: Partial<Activity>[] = [];
  override async updateActivity(_context?: TurnContext, activity?: Partial<Activity>): Promise<undefined> {
    if (activity) this.updated.push(activity);
    return undefined;
  }
}

function staffHandler(): TeamsHandler {
  const room = testRoom();
  return createStaffHandler({
    room: () => (isTaken ? { ...room, callbacks: desk } : room),
    callbacks: storage.callbacks,
    outbox: storage.outbox,
    targets: storage.teamsTargets,
    preferences: storage.staffPreferences,
    insight: {
      figures: async () => figuresFrom(lastDays(7, nowMs, 'America/Los_Angeles'), [], []),
      unanswered: async () => undefined,
      ...insight,
    },
    nowMs: () => nowMs,
    keyedHash: (id) => `h-${id}`,
    targetsChanged: async () => {
      changes += 1;
    },
    nudge: () => {
      changes += 1;
    },
    onError: (error) => {
      throw error;
    },
  });
}

interface Done {
  readonly sent: readonly Partial<Activity>[];
  readonly updated: readonly Partial<Activity>[];
  /** What reached the family's dialogs. */
  readonly family: readonly string[];
}

function fixture(name: string, more: Partial<Activity> = {}): Activity {
  return { ...(JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as Activity), ...more };
}

async function run(activity: Activity, standing: Standing = 'staff'): Promise<Done> {
  const adapter = new RecordingAdapter();
  const family: string[] = [];
  const logic = createTeamsLogic({
    family: async (context) => void family.push(context.activity.text ?? context.activity.type),
    handlers: [staffHandler()],
    doorkeeper: { standing: async () => standing, isAllowed: () => standing !== 'outside' },
    again: () => undefined,
    notice: (language, text) => ({ kind: 'notice', language, text, choices: [], contacts: [], links: [] }),
    isAlarm: () => false,
    forget: async () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const sent = await adapter.run(activity, logic);
  return { sent: sent.filter(({ type }) => type !== 'typing'), updated: adapter.updated, family };
}

const say = (text: string, locale = 'en-US', standing?: Standing) =>
  run(fixture('message-personal', { text, locale, entities: [] }), standing);
const cardIn = ({ attachments }: Partial<Activity>) => attachments![0]!.content as AdaptiveCard;
const words = (card: unknown) => JSON.stringify(card);

async function cardFor(text: string, locale?: string): Promise<AdaptiveCard> {
  const { sent } = await say(text, locale);
  return cardIn(sent[0]!);
}

/** The card as a client without charts draws it. */
function withoutCharts(card: AdaptiveCard): AdaptiveCard {
  const body = card.body.flatMap((element) => {
    if (!('fallback' in element)) return [element];
    return element.fallback === 'drop' ? [] : [element.fallback];
  });
  return { ...card, body };
}

function expectGoodCard(card: AdaptiveCard): void {
  expect(cardProblems(withoutCharts(card))).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(LARGEST_CARD_BYTES);
  expect(card.fallbackText).toMatch(/\S/);
}

function buttonsOf(card: AdaptiveCard): CardAction[] {
  const inside = (elements: readonly unknown[]): CardAction[] =>
    elements.flatMap((element) => {
      const { actions = [], items = [] } = element as { actions?: CardAction[]; items?: unknown[] };
      return [...actions, ...inside(items)];
    });
  return inside(card.body);
}

const KIM = { id: '29:kim', name: 'Kim Soto' };
const LEE = { id: '29:lee', name: 'Lee Abara' };

async function tap(card: AdaptiveCard, title: string, from = KIM, standing?: Standing) {
  const button = buttonsOf(card).find((each) => each.title === title);
  if (button?.type !== 'Action.Execute') throw new Error(`no button ${title}`);
  return tapWith(button.verb, button.data, from, standing);
}

async function tapWith(verb: string, data: object | undefined, from = KIM, standing?: Standing) {
  const done = await run(
    fixture('tap-choice', { from, value: { action: { verb, data } } } as never),
    standing,
  );
  const { body } = done.sent[0]!.value as { body: { type: string; value: never } };
  return { ...done, value: body.value as AdaptiveCard & string };
}

const REQUEST: CallbackSubmission = {
  id: 'r1',
  name: 'Ana *Ruiz*',
  phone: '(206) 555-0100',
  bestTime: 'evening',
  language: 'Español',
  interpreter: true,
  topic: '',
  channel: 'sms',
  conversationKey: 'c',
};
const MAIL = { kind: 'email', target: '' } as const;

const ask = (id: string, more: Partial<CallbackSubmission> = {}) =>
  storage.callbacks.create({ ...REQUEST, id, ...more }, [MAIL], nowMs);

describe('commands', () => {
  test.each(LANGUAGES)('every card is whole in %s', async (language: Language) => {
    for (const id of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']) await ask(id, { topic: 'x'.repeat(300) });
    await storage.callbacks.claim('r2', KIM.name, NOW_MS);
    const group = {
      id: 'g',
      language: 'ar' as const,
      count: 3,
      channels: ['web' as const],
      sinceMs: 0,
      lastMs: 0,
    };
    const examples = ['كيف [name] *now*', 'x'.repeat(300)];
    insight.unanswered = async () => ({ sinceMs: NOW_MS, groups: Array(20).fill({ ...group, examples }) });
    insight.figures = async () =>
      figuresFrom(
        lastDays(7, nowMs, 'America/Los_Angeles'),
        [
          {
            day: '2026-11-22',
            outcome: 'answer',
            topic: 'tki',
            language: 'so',
            channel: 'sms',
            count: 7,
            smsSegments: 9,
          },
        ],
        [],
      );
    for (const word of STAFF_WORDS.filter((each) => !/language|notify/.test(each))) {
      const card = await cardFor(word, language);
      expect([word, card.lang]).toEqual([word, language.slice(0, 2)]);
      expectGoodCard(card);
    }
  });

  test('help names every word', async () => {
    const shown = words(await cardFor('Help!'));
    for (const word of STAFF_WORDS) expect(shown).toContain(`"${word}"`);
  });

  test.each([
    'my son needs help',
    'help me now',
    'report a fever',
    'language barrier',
    'what language do you speak',
    'unanswered prayers',
    'notify',
    'in Spanish',
  ])('"%s" is no command: the dialogs get it as it is', async (text) => {
    expect(await say(text)).toMatchObject({ sent: [], family: [text] });
  });

  test('report: figures of the last 7 days, with charts that fall back to lists', async () => {
    const event = { topic: '', language: 'en', channel: 'web', smsSegments: 0 } as const;
    insight.figures = async () =>
      figuresFrom(
        lastDays(7, nowMs, 'America/Los_Angeles'),
        [
          { ...event, day: '2026-11-22', outcome: 'answer', count: 12 },
          { ...event, day: '2026-11-20', outcome: 'no-answer', language: 'vi', channel: 'sms', count: 3 },
          { ...event, day: '2026-11-20', outcome: 'emergency', count: 1 },
          { ...event, day: '2026-11-10', outcome: 'answer', count: 100 },
        ],
        [],
      );
    const card = await cardFor('report');
    expect(card.body[1]).toMatchObject({
      facts: [
        { title: 'Questions', value: '16' },
        { title: 'Answered', value: '12' },
        { title: 'Asked back', value: '0' },
        { title: 'No answer', value: '3' },
        { title: 'Wanted a person', value: '0' },
        { title: 'Safety replies', value: '1' },
      ],
    });
    expect(card.body.filter(({ type }) => type.startsWith('Chart.'))).toMatchObject([
      { type: 'Chart.Donut', data: [{ legend: 'Answered', value: 12 }, { value: 3 }, { value: 1 }] },
      {
        type: 'Chart.VerticalBar',
        data: expect.arrayContaining([{ x: expect.stringContaining('22'), y: 12 }]),
      },
      {
        type: 'Chart.HorizontalBar',
        data: [
          { x: 'English', y: 13 },
          { x: 'Vietnamese', y: 3 },
        ],
      },
      {
        type: 'Chart.HorizontalBar',
        data: [
          { x: 'website', y: 13 },
          { x: 'text message', y: 3 },
        ],
      },
    ]);
    expect(words(card.body[4])).toContain('"fallback":{"type":"FactSet"');
  });

  test('report of a week without questions says so', async () => {
    expect(words(await cardFor('report'))).toContain('Nothing was asked in these days.');
  });

  test('unanswered: where nothing is kept, how to keep it; else the groups, largest first', async () => {
    const [off] = (await say('unanswered')).sent;
    expect(off?.text).toContain('KEEP_UNANSWERED=redacted');
    const group = { language: 'es', channels: ['sms', 'web'], sinceMs: NOW_MS, lastMs: NOW_MS } as const;
    insight.unanswered = async () => ({
      sinceMs: NOW_MS,
      groups: [{ ...group, id: 'a', count: 4, examples: ['¿hay estacionamiento? soy [name]'] }],
    });
    const shown = words(await cardFor('unanswered'));
    expect(shown).toContain('4 × · Spanish · text message · website · Nov 23, 2026');
    expect(shown).toContain('soy [name]');
  });
});

describe('call-back requests', () => {
  test('none: the list says so, and how families come to ask', async () => {
    isTaken = false;
    const card = await cardFor('requests');
    expect(words(card)).toMatch(/notify here.*Open call-back requests: 0/s);
  });

  test('the oldest first, five with buttons, the rest counted; closed ones are gone', async () => {
    for (const id of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']) {
      await ask(id, { name: `Family ${id}` });
      nowMs += 1_000;
    }
    await storage.callbacks.close('r2', KIM.name, nowMs);
    const card = await cardFor('requests');
    expect(words(card)).toMatch(/Family r1.*Family r3.*Family r6.*More open requests: 1\./s);
    expect(words(card)).not.toMatch(/Family r2|Family r7/);
  });

  test('shows what the person sent as it was written, the interpreter first, and dials the number', async () => {
    await ask('r1');
    const card = await cardFor('requests');
    expect(words(card)).toMatch(/Interpreter needed.*"Name: Ana \*Ruiz\*".*Language: Spanish.*text message/s);
    expect(words(card)).not.toContain('About:');
    const texts = card.body.flatMap((element) => (element.type === 'TextBlock' ? element.text : []));
    expect(texts.join()).not.toContain('Ana');
    expect(buttonsOf(card).at(-1)).toMatchObject({ title: 'Call (206) 555-0100', url: 'tel:2065550100' });
  });

  test('two claim at once: one has it, the other is told who; everybody sees it', async () => {
    await ask('r1');
    const card = await cardFor('requests');
    const [one, two] = await Promise.all([tap(card, 'I will call', KIM), tap(card, 'I will call', LEE)]);
    const [winner, loser] = one.updated.length > 0 ? [one, two] : [two, one];
    expect([winner.updated.length, loser.updated.length]).toEqual([1, 0]);
    const { history } = (await storage.callbacks.find('r1'))!;
    expect(history).toHaveLength(1);
    expect(words(winner.value)).not.toContain('someone else was faster');
    expect(words(loser.value)).toContain(`someone else was faster. ${history[0]!.who} will call`);
    expect(winner.updated[0]?.id).toBe(fixture('tap-choice').replyToId);
    expect(words(winner.updated[0])).toContain(`${history[0]!.who} will call`);
  });

  test('claimed, called, closed: each by whom and when, the next step as a button', async () => {
    await ask('r1');
    let { value } = await tap(await cardFor('requests'), 'I will call');
    expect(buttonsOf(value).map(({ title }) => title)).toEqual(['I called', 'Close', 'Call (206) 555-0100']);
    nowMs += 60_000;
    ({ value } = await tap(value, 'I called', LEE));
    expect(words(value)).toMatch(
      /Kim Soto will call \(Nov 23, 2026, 12:00.*Lee Abara called \(Nov 23, 2026, 12:01/s,
    );
    ({ value } = await tap(value, 'Close', LEE));
    expect(words(value)).toContain('Open call-back requests: 0');
    expect((await storage.callbacks.find('r1'))?.state).toBe('closed');
  });

  test('the same tap once more by the same person changes and says nothing', async () => {
    await ask('r1');
    const card = await cardFor('requests');
    await tap(card, 'I will call');
    const again = await tap(card, 'I will call');
    expect(again.updated).toEqual([]);
    expect(words(again.value)).not.toContain('faster');
  });

  test('a card that is looked at later shows the request of today; one that is gone says so', async () => {
    await ask('r1');
    await storage.callbacks.claim('r1', LEE.name, NOW_MS);
    const data = { id: 'r1', language: 'es', view: 'one' };
    const shown = await tapWith('request-show', data);
    expectGoodCard(shown.value);
    expect(words(shown.value)).toContain('Lee Abara va a llamar');
    expect((await tapWith('request-show', { ...data, id: 'zebra' })).value).toContain('ya no se guarda');
    expect((await tapWith('request-claim', { ...data, id: 'zebra' })).value).toContain('ya no se guarda');
  });

  test.each([undefined, {}, { id: 7, language: 'xx', view: 'all' }])(
    'a tap with %j is answered',
    async (data) => {
      expect((await tapWith('request-claim', data)).value).toContain('no longer kept');
    },
  );

  test('what could not be delivered is shown while the request is open, and tried again by a tap', async () => {
    await ask('r1');
    const [item] = await storage.outbox.take({ kinds: ['email'], limit: 1, leaseMs: 1 }, nowMs);
    await storage.outbox.markDead(item!, 'ECONNREFUSED', nowMs);
    const card = await cardFor('requests');
    expect(words(card)).toMatch(/Not delivered: 1.*Mail: given up after 1 attempts, .* \(ECONNREFUSED\)/s);
    const { value } = await tap(card, 'Try again');
    expect(words(value)).not.toContain('Not delivered');
    expect(changes).toBe(1);
    expect(await storage.outbox.counts()).toMatchObject({ pending: 1, dead: 0 });
    await storage.callbacks.close('r1', KIM.name, nowMs);
    const [again] = await storage.outbox.take({ kinds: ['email'], limit: 1, leaseMs: 1 }, nowMs);
    await storage.outbox.markDead(again!, 'ECONNREFUSED', nowMs);
    expect(words(await cardFor('requests'))).not.toContain('Not delivered');
  });
});

describe('who is told', () => {
  const inChannel = (text: string, thread = '1') => {
    const activity = fixture('message-channel-mention', { text: `<at>Family FAQ</at> ${text}` });
    const id = activity.conversation.id.replace(/messageid=.*/, `messageid=${thread}`);
    return run({ ...activity, conversation: { ...activity.conversation, id } });
  };

  test('notify here: the channel itself, once, without a person; notify stop ends it from any thread', async () => {
    expect((await inChannel('notify here')).sent[0]?.text).toContain('is now told');
    await inChannel('Notify here.', '2');
    const [target, ...others] = await storage.teamsTargets.list();
    expect(others).toEqual([]);
    expect(target?.conversationId).not.toContain('messageid');
    expect(words(target)).not.toMatch(/staff-member|99999999-8888|messageid/);
    expect(target?.reference).toMatchObject({ reference: { channelId: 'msteams', locale: 'en-US' } });
    expect((await inChannel('notify stop', '3')).sent[0]?.text).toContain('no longer told');
    expect((await inChannel('notify stop')).sent[0]?.text).toContain('was not told');
    expect(await storage.teamsTargets.list()).toEqual([]);
    expect(changes).toBe(4);
  });

  test('the app taken out of the team: none of its channels is told any more, others are', async () => {
    await inChannel('notify here');
    await say('notify here');
    await run(fixture('bot-removed-from-team'));
    expect((await storage.teamsTargets.list()).map(({ conversationId }) => conversationId)).toEqual([
      fixture('message-personal').conversation.id,
    ]);
    await run(fixture('uninstalled'));
    expect(await storage.teamsTargets.list()).toEqual([]);
  });
});

describe('language', () => {
  test.each([
    ['language es', 'es'],
    ['Language: Somali', 'so'],
    ['language 繁體中文', 'zh-Hant'],
    ['language zh-TW', 'zh-Hant'],
  ])('"%s" is remembered for the person, and the dialogs are asked for it', async (text, language) => {
    const { sent, family } = await say(text);
    expect(sent[0]?.text).toContain('Your answer cards are now in');
    expect(await storage.staffPreferences.language('h-99999999-8888-7777-6666-555555555555')).toBe(language);
    const spoken = testRoom().knowledge.tongues.spoken[language as Language]!;
    expect(isPhrase(family[0]!, spoken.asks)).toBe(true);
  });

  test.each(['language', 'language xx'])('"%s" lists what there is', async (text) => {
    const { sent, family } = await say(text);
    expect(sent[0]?.text).toContain('en, es, vi, zh-Hans');
    expect(family).toEqual([]);
  });

  test('the name of each language is a wish that the dialogs know', () => {
    const { spoken } = testRoom().knowledge.tongues;
    for (const language of LANGUAGES)
      expect([language, isPhrase(spoken[language]!.own, spoken[language]!.asks)]).toEqual([language, true]);
  });
});

describe('who may', () => {
  test.each(STAFF_WORDS)(
    '"%s" by somebody outside is refused; by an unknown guest it is a question',
    async (word) => {
      await ask('r1');
      const outside = await say(word, 'en-US', 'outside');
      expect(words(outside.sent)).toContain('teams.refused');
      expect(outside.family).toEqual([]);
      expect(await say(word, 'en-US', 'unknown')).toMatchObject({ sent: [], family: [word] });
      expect(await storage.teamsTargets.list()).toEqual([]);
    },
  );

  test('their taps change nothing', async () => {
    await ask('r1');
    const card = await cardFor('requests');
    for (const standing of ['outside', 'unknown'] as const) {
      const { value } = await tap(card, 'I will call', LEE, standing);
      expect(words(value)).not.toContain('Ana');
    }
    expect((await storage.callbacks.find('r1'))?.state).toBe('new');
  });

  test.each(['directline', 'sms', 'webchat', 'emulator'])(
    'on %s every command is a question of a family',
    async (channelId) => {
      for (const word of STAFF_WORDS) {
        const done = await run(fixture('message-personal', { text: word, channelId }));
        expect(done).toEqual({ sent: [], updated: [], family: [word] });
      }
      const tapped = fixture('tap-choice', {
        channelId,
        text: 'tap',
        value: { action: { verb: 'request-show', data: {} } },
      });
      expect(await run(tapped)).toEqual({ sent: [], updated: [], family: ['tap'] });
    },
  );
});
