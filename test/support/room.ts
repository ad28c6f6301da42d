/** The room of the real content, opened once a test file; the build must have run (`npm test` sees to it). */
import type { Room } from '../../dialogs/room';
import { openRoom } from '../../src/bot/open-room';
import { projectRoot } from '../../src/project-root';

let room: Room | undefined;

export function testRoom(): Room {
  room ??= openRoom({ root: projectRoot(), drafts: 'show-drafts-with-notice' });
  return room;
}
