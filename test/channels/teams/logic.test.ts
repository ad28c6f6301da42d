/** The door for staff's handlers, who is let through it, and what the channel does around a turn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity, TurnContext } from 'botbuilder';
import { InProcessAdapter } from '../../../src/bot/in-process-adapter';
import { adaptiveCard } from '../../../src/channels/teams/cards/elements';
import type { TeamsHandler } from '../../../src/channels/teams/door';
import { createDoorkeeper, type Standing } from '../../../src/channels/teams/doorkeeper';
import { createTeamsLogic } from '../../../src/channels/teams/teams-logic';
import type { TeamsParts } from '../../../src/channels/teams/teams-parts';
import { withTyping } from '../../../src/channels/teams/typing';
import { localeOf, wordsOf } from '../../../src/channels/teams/words';
import type { Reply } from '../../../src/core/types';

const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'teams');

function fixture(name: string, changes: Partial<Activity> = {}): Activity {
  return { ...(JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as Activity), ...changes };
}

const DONE = adaptiveCard({ language: 'en', fallbackText: 'Marked as done.', body: [] });

/** Answers by name what a handler of staff's would. */
const staff: TeamsHandler = {
  invokes: {
    'composeExtension/query': async () => ({ status: 200, body: { found: 1 } }),
    'fileConsent/invoke': async () => Promise.reject(new Error('broken')),
  },
  verbs: { done: async () => DONE, seen: async (_context, { id }) => `Seen: ${id}` },
  async onText(context, text) {
    if (text === 'break') throw new Error('broken');
    if (text !== 'requests') return false;
    await context.sendActivity('No requests.');
    return true;
  },
};

interface Said extends TeamsParts {
  readonly errors: unknown[];
  readonly heard: Activity[];
  readonly forgotten: string[];
}

function parts(standing: Standing, handlers: readonly TeamsHandler[] = [staff]): Said {
  const errors: unknown[] = [];
  const heard: Activity[] = [];
  const forgotten: string[] = [];
  return {
    errors,
    heard,
    forgotten,
    handlers,
    doorkeeper: { standing: async () => standing, isAllowed: () => standing !== 'outside' },
    family: async (context) => void heard.push(context.activity),
    again: () => undefined,
    notice: (language, text): Reply => ({
      kind: 'notice',
      language,
      text,
      choices: [],
      contacts: [],
      links: [],
    }),
    isAlarm: () => false,
    forget: async (key) => void forgotten.push(key),
    onError: (error) => void errors.push(error),
  };
}

async function run(activity: Activity, given: TeamsParts) {
  return new InProcessAdapter().run(activity, createTeamsLogic(given));
}

function tap(verb: string, data: object = {}): Activity {
  return fixture('tap-choice', { value: { action: { verb, data } } });
}

describe('staff’s handlers', () => {
  test('a search goes to its handler', async () => {
    expect(await run(fixture('search'), parts('staff'))).toMatchObject([
      { value: { status: 200, body: { found: 1 } } },
    ]);
  });

  test('a command is answered and the family’s dialogs do not hear it', async () => {
    const given = parts('staff');
    const sent = await run(fixture('message-group-mention', { text: '<at>Family FAQ</at> requests' }), given);
    expect(sent).toMatchObject([{ text: 'No requests.' }]);
    expect(given.heard).toEqual([]);
  });

  test('every other word reaches the dialogs', async () => {
    const given = parts('staff');
    await run(fixture('message-personal'), given);
    expect(given.heard).toHaveLength(1);
  });

  test('a tap goes to its handler, through Execute and through Submit', async () => {
    expect(await run(tap('done'), parts('staff'))).toMatchObject([{ value: { body: { value: DONE } } }]);
    expect(await run(tap('seen', { id: 7 }), parts('staff'))).toMatchObject([
      { value: { body: { type: 'application/vnd.microsoft.activity.message', value: 'Seen: 7' } } },
    ]);
    const submitted = await run(fixture('tap-submit', { value: { verb: 'done' } }), parts('staff'));
    expect(submitted).toMatchObject([{ summary: 'Marked as done.', attachments: [{ content: DONE }] }]);
    const words = await run(fixture('tap-submit', { value: { verb: 'seen', id: 8 } }), parts('staff'));
    expect(words).toMatchObject([{ text: 'Seen: 8' }]);
  });

  test('hear of it when the app is taken away, once what was kept is gone', async () => {
    const removed: string[] = [];
    const onRemoved = async (context: TurnContext) => void removed.push(context.activity.conversation.id);
    const given = parts('staff', [{ onRemoved }]);
    await run(fixture('uninstalled'), given);
    await run(fixture('bot-removed-from-team'), given);
    await run(fixture('member-left-team'), given);
    expect(removed).toEqual(given.forgotten);
    expect(removed).toHaveLength(2);
  });

  test.each<[Standing, string, Activity]>([
    ['unknown', 'input.error', tap('done')],
    ['outside', 'teams.refused', tap('done')],
    ['outside', 'teams.refused', fixture('search')],
    ['outside', 'teams.refused', fixture('message-personal', { text: 'requests' })],
  ])('%s: nothing of staff’s, but %s', async (standing, key, activity) => {
    const sent = JSON.stringify(await run(activity, parts(standing)));
    expect(sent).toContain(key);
    expect(sent).not.toMatch(/No requests|Marked as done|found/);
  });

  test('who may be a guest has a search and the family’s answers', async () => {
    const given = parts('unknown');
    await run(fixture('message-personal', { text: 'requests' }), given);
    expect(given.heard).toHaveLength(1);
    expect(await run(fixture('search'), given)).toMatchObject([{ value: { body: { found: 1 } } }]);
  });

  test('that fail are apologised for', async () => {
    const given = parts('staff');
    const said = await run(fixture('message-personal', { text: 'break' }), given);
    expect(JSON.stringify(said)).toContain('input.error');
    const answered = await run(fixture('invoke-unknown'), given);
    expect(answered).toMatchObject([{ type: 'invokeResponse', value: { status: 403 } }]);
    expect(given.errors).toHaveLength(2);
  });
});

test.each(['constructor', '__proto__', 'toString'])('%s is the name of nothing', async (name) => {
  const given = parts('staff');
  expect(JSON.stringify(await run(tap(name), given))).toContain('input.error');
  expect(await run(fixture('search', { name }), given)).toMatchObject([{ value: { status: 501 } }]);
  expect(await run(fixture('typing', { type: name }), given)).toEqual([]);
  expect(given.errors).toEqual([]);
});

test('activities of other channels go on as they came', async () => {
  const given = parts('outside');
  await run(fixture('message-personal', { channelId: 'directline' }), given);
  expect(given.heard).toHaveLength(1);
});

describe('who is let in', () => {
  const TENANT = '11111111-2222-3333-4444-555555555555';
  const context = (id = '29:1') =>
    ({ activity: fixture('message-personal', { from: { id, name: '' } }) }) as TurnContext;

  test('is asked for once an hour', async () => {
    let nowMs = 0;
    const member = jest.fn(async () => ({ userRole: 'guest' }) as never);
    const { standing } = createDoorkeeper({ tenants: new Set([TENANT]), member, nowMs: () => nowMs });
    for (nowMs of [0, 1, 3_599_999]) expect(await standing(context())).toBe('outside');
    expect(member).toHaveBeenCalledTimes(1);
    await standing(context('29:2'));
    nowMs = 3_600_001;
    await standing(context());
    expect(member).toHaveBeenCalledTimes(3);
  });

  test('is not waited for long, and asked again', async () => {
    jest.useFakeTimers();
    const member = jest.fn(() => new Promise<never>(() => undefined));
    const { standing } = createDoorkeeper({ tenants: new Set([TENANT]), member, nowMs: () => 0 });
    for (const _again of [1, 2]) {
      const found = standing(context());
      await jest.advanceTimersByTimeAsync(3_000);
      expect(await found).toBe('unknown');
    }
    expect(member).toHaveBeenCalledTimes(2);
    jest.useRealTimers();
  });

  test('is nobody’s question without an app id', async () => {
    const member = jest.fn();
    const { standing, isAllowed } = createDoorkeeper({ tenants: undefined, member, nowMs: () => 0 });
    expect(await standing(context())).toBe('staff');
    expect(isAllowed(context().activity)).toBe(true);
    expect(member).not.toHaveBeenCalled();
  });
});

describe('the sign of typing', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function typed(turnMs: number, adapter = new InProcessAdapter()) {
    const work = (context: TurnContext) =>
      withTyping(context, async () => {
        await new Promise((resolve) => setTimeout(resolve, turnMs));
        await context.sendActivity('the answer');
      });
    const sent = adapter.run(fixture('message-personal'), work);
    await jest.advanceTimersByTimeAsync(turnMs + 5_000);
    return (await sent).map(({ type }) => type);
  }

  test('is not shown in a quick turn', async () => {
    expect(await typed(900)).toEqual(['message']);
  });

  test('is shown once in a slow one, before the answer', async () => {
    expect(await typed(4_000)).toEqual(['typing', 'message']);
  });

  test('that cannot be shown does not end the turn', async () => {
    class Deaf extends InProcessAdapter {
      override async sendActivities(context: TurnContext, activities: Partial<Activity>[]) {
        if (activities[0]?.type === 'typing') throw new Error('not now');
        return super.sendActivities(context, activities);
      }
    }
    expect(await typed(4_000, new Deaf())).toEqual(['message']);
  });
});

describe('the words', () => {
  const mention = (text: string, id = '28:bot') => ({ type: 'mention', text, mentioned: { id, name: '' } });
  const of = (text: string | undefined, entities: unknown) =>
    wordsOf({ text, entities, recipient: { id: '28:bot' } } as unknown as Activity);

  test.each<[string, string | undefined, unknown, string]>([
    ['none', undefined, undefined, ''],
    ['a mention alone', '<at>Bot</at> ', [mention('<at>Bot</at>')], ''],
    ['before', '<at>Bot</at>&nbsp;hello', [mention('<at>Bot</at>')], 'hello'],
    ['in the middle and twice', 'a <at>Bot</at> b <at>Bot</at>', [mention('<at>Bot</at>')], 'a b'],
    ['with signs of patterns', '<at>Bot (1+1)</at> hello', [mention('<at>Bot (1+1)</at>')], 'hello'],
    [
      'of somebody else',
      '<at>Bot</at> ask <at>Ward 7</at>',
      [mention('<at>Bot</at>'), mention('<at>Ward 7</at>', '29:x')],
      'ask Ward 7',
    ],
    ['without its entity', '<at>Bot</at> hello', undefined, 'Bot hello'],
    ['with an empty text', 'hello', [mention('')], 'hello'],
    ['with entities that are none', 'hello', [null, 7, { type: 'mention' }], 'hello'],
    ['lines stay lines', '<at>Bot</at> one\ntwo', [mention('<at>Bot</at>')], 'one\ntwo'],
  ])('a mention: %s', (_name, text, entities, words) => {
    expect(of(text, entities)).toBe(words);
  });

  test.each([
    [{ locale: 'es-MX' }, 'es-MX'],
    [{ entities: [{ type: 'clientInfo', locale: 'vi-VN' }] }, 'vi-VN'],
    [{ locale: ' ', entities: [{ type: 'clientInfo', locale: 5 }] }, undefined],
    [{}, undefined],
  ])('their language: %j', (activity, locale) => {
    expect(localeOf(activity as Activity)).toBe(locale);
  });
});
