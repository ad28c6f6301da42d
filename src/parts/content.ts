/** The room that turns are decided in, and how changed content comes into it. */

import { join } from 'node:path';
import type { Room } from '../../dialogs/room';
import { openRoom, type RoomOptions } from '../bot/open-room';
import { warmUp } from '../bot/warm-up';
import { compileApart } from '../content/compile-apart';
import { ContentReload, type ReloadResult } from '../jobs/content-reload';
import { faultOf, type Log } from '../server/log';
import { watchTriage } from './watched-triage';

export interface ContentParts {
  readonly options: RoomOptions;
  /** What a test brings instead of the compiled content. */
  readonly given: Room | undefined;
  readonly log: Log;
  readonly onSafetyFallback: () => void;
  readonly onReload: (result: ReloadResult) => void;
}

export interface Content {
  /** The newest; a turn asks once and keeps what it got. */
  readonly room: () => Room;
  readonly lastReload: () => ReloadResult | undefined;
  reload(): Promise<ReloadResult>;
  stop(): Promise<void>;
}

export function openContent({ options, given, log, onSafetyFallback, onReload }: ContentParts): Content {
  const watched = (room: Room) =>
    watchTriage(room, (error) => {
      onSafetyFallback();
      log.error(faultOf(error), 'triage failed: the person got the safety fallback');
    });
  let room = watched(given ?? openRoom(options));
  let last: ReloadResult | undefined;
  const reloading = new ContentReload({
    compiled: options.compiled ?? join(options.root, 'dist', 'content'),
    compile: (out, signal) => compileApart({ root: options.root, out, signal }),
    async take(folder) {
      const opened = openRoom({ ...options, compiled: folder });
      await warmUp(opened);
      room = watched(opened);
    },
    onProblems(problems) {
      for (const { rule, file, fix } of problems)
        log.error({ rule, file, fix }, 'the new content has a problem: what was loaded stays');
    },
    onError(error) {
      // No person has a part in it: its message may be told.
      const reason = error instanceof Error ? error.message : 'unknown';
      log.error({ reason, ...faultOf(error) }, 'the content could not be reloaded: what was loaded stays');
    },
    onDone(result) {
      last = result;
      log.info({ result, languages: room.knowledge.languages.size }, 'reload of the content');
      onReload(result);
    },
  });
  return {
    room: () => room,
    lastReload: () => last,
    reload: () => reloading.reload(),
    stop: () => reloading.stop(),
  };
}
