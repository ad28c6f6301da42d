/** "Delete my data": everything of this conversation is removed; a request that was sent is the center's. */
import { answerReply, noticeReply } from './compose';
import type { TurnScope } from './scope';

export function deleteData(scope: TurnScope): void {
  scope.question = undefined;
  scope.forget = true;
  // What stands on a phone is out of reach, and the entry says so.
  const isText = scope.message.channel === 'sms';
  const done = isText ? answerReply(scope.room, scope.language, 'delete-data', []).short : undefined;
  const texts = [done ?? scope.t('data.deleted'), scope.t('data.requestStays')];
  // One text message would be cut, and the rest forgotten with everything else.
  for (const text of isText ? texts : [texts.join('\n\n')])
    scope.say({ ...noticeReply(scope.language, text), clearsHistory: true });
  scope.decide('smalltalk');
}
