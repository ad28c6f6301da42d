import type { Room } from '../../dialogs/room';
import { warmUp } from '../../src/jobs/warm-up';
import { testRoom } from '../support/room';

test('a language is made ready once, a moment after its first turn; a failure is told and harms nobody', async () => {
  jest.useFakeTimers();
  const asked: string[] = [];
  const errors: unknown[] = [];
  const room: Room = {
    ...testRoom(),
    triage: (_text, language) => {
      asked.push(`triage ${language}`);
      return { level: 'none', signals: [] } as unknown as ReturnType<Room['triage']>;
    },
    matcher: (language) => ({
      query: (text) => {
        asked.push(`match ${language} ${text.length > 0}`);
        if (language === 'so') throw new Error('broken');
        return [];
      },
    }),
  };
  const warm = warmUp(
    () => room,
    (error) => errors.push(error),
  );
  for (const language of ['es', 'es', 'so'] as const) warm(language);
  expect(asked).toEqual([]);
  await jest.runAllTimersAsync();
  warm('es');
  await jest.runAllTimersAsync();
  expect(asked).toEqual(['triage es', 'match es true', 'triage so', 'match so true']);
  expect(errors).toHaveLength(1);
  jest.useRealTimers();
});
