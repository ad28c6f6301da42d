/** The content changes while people talk: within a turn, and between two. */
import type { Room } from '../../dialogs/room';
import { FamilyBot } from '../../src/bot/family-bot';
import { InProcessAdapter } from '../../src/bot/in-process-adapter';
import { createSides, sideOf } from '../../src/channels/sides';
import type { FaqEntry } from '../../src/content/knowledge';
import { createStateInMemory } from '../../src/storage/state-in-memory';
import { testRoom } from '../support/room';

const QUESTION = 'where do the donor cells come from';

/** A bot whose content can be changed between and within turns. */
function changingBot(room: () => Room) {
  const errors: unknown[] = [];
  const sides = createSides({ translate: () => room().translate, keyedHash: (value) => value });
  const bot = new FamilyBot({
    room,
    state: createStateInMemory(),
    channelSide: (activity) => sideOf(sides, activity),
    nowMs: () => 0,
    onError: (error) => errors.push(error),
  });
  const ask = async (text: string) => {
    const activity = { type: 'message', channelId: 'directline', text, conversation: { id: 'one' } as never };
    const [reply] = await new InProcessAdapter().run(activity, (context) => bot.run(context));
    return reply?.text ?? '';
  };
  return { ask, errors };
}

/** The room with the English entries changed. */
function withEntries(room: Room, change: (entries: Map<string, FaqEntry>) => Map<string, FaqEntry>): Room {
  const english = room.knowledge.languages.get('en')!;
  const entries = change(new Map(english.entries));
  const languages = new Map(room.knowledge.languages).set('en', { ...english, entries });
  return { ...room, knowledge: { ...room.knowledge, languages } };
}

test('a turn ends with the content that it began with, and the next one has the new', async () => {
  const old = testRoom();
  const fresh = withEntries(
    old,
    (entries) => new Map([...entries].map(([id, entry]) => [id, { ...entry, answer: 'New.' }])),
  );
  let room: Room = {
    ...old,
    matcher: (language) => {
      room = fresh;
      return old.matcher(language);
    },
  };
  const { ask } = changingBot(() => room);
  expect(await ask(QUESTION)).not.toContain('New.');
  expect(await ask(QUESTION)).toContain('New.');
});

test.each(['español', 'how long does it take', 'more', '1', 'yes'])(
  'after the topic just answered was removed, "%s" is still a turn',
  async (next) => {
    let room = testRoom();
    const { ask, errors } = changingBot(() => room);
    await ask(QUESTION);
    room = withEntries(room, (entries) => {
      entries.delete('stem-cell-donor');
      return entries;
    });
    await ask(next);
    expect(errors).toEqual([]);
  },
);
