/** The way of one message: safety, language, choices, commands, the dialog under way, else a fresh answer. */

import { fill } from '../src/content/placeholders';
import { isPhrase, phraseKey } from '../src/core/phrase';
import type { Triage } from '../src/core/types';
import { ANSWER, answerTopics, contact, noneOfThese, showEnglish } from './answer';
import { CALLBACK, pauseForm } from './callback/state';
import { isKnown, pickOffered } from './choose';
import { CLARIFY, NOT_FOR_ME } from './clarify';
import { answerReply, centerContacts, clarifyReply, noticeReply, offerTopics } from './compose';
import { feedbackFor, takeFeedback } from './feedback';
import { type DialogContext, DialogTurnStatus } from './framework';
import type { Listening } from './listen';
import type { Action, Offered } from './memory';
import { contentOf } from './room';
import { saySafety, triageOf } from './safety';
import { LONGEST_MESSAGE_CHARACTERS, type TurnScope } from './scope';
import { exampleQuestions } from './welcome';

/** A step either ends the turn (true) or leaves it to the next one. */
type Step = (dc: DialogContext, scope: TurnScope, heard: Listening) => Promise<boolean> | boolean;

const STEPS: readonly Step[] = [
  noWords,
  tapped,
  languageAsked,
  safety,
  languageLacking,
  choice,
  command,
  activeDialog,
  freshQuestion,
];

export async function takeTurn(dc: DialogContext, scope: TurnScope, heard: Listening): Promise<void> {
  for (const step of STEPS) {
    if (await step(dc, scope, heard)) break;
  }
  if (scope.isCut)
    scope.say(noticeReply(scope.language, scope.t('input.tooLong', { count: LONGEST_MESSAGE_CHARACTERS })));
}

function noWords(_dc: DialogContext, scope: TurnScope): boolean {
  if (scope.message.form !== undefined) return false;
  if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(scope.text)) return false;
  const key = scope.message.hasAttachments ? 'input.onlyText' : 'input.empty';
  scope.say(noticeReply(scope.language, scope.t(key), [], centerContacts(scope.room, scope.language)));
  scope.decide('no-answer');
  return true;
}

/** Names, numbers and times in a form look like nothing that was learnt; only clear danger interrupts it. */
function isFormWord({ level, signals }: Triage): boolean {
  const isGrave = level === 'emergency' || level === 'crisis';
  return !isGrave && signals.every((signal) => signal.startsWith('similar-') || level === 'medical-advice');
}

/** A button that says itself what it does; a form under way waits while something else is answered. */
async function pressed(dc: DialogContext, scope: TurnScope, action: Action): Promise<boolean> {
  if (dc.activeDialog?.id === CLARIFY) await dc.endDialog();
  const staysInForm = 'language' in action || ('command' in action && action.command === 'callback');
  const isLeft = isForm(dc) && !staysInForm;
  await act(dc, scope, action);
  if (isLeft) pauseForm(dc, scope);
  return true;
}

/** The very words of a button are a choice and no cry for help, even where they could be one ("Go on"). */
async function tapped(dc: DialogContext, scope: TurnScope): Promise<boolean> {
  const { action } = scope.message;
  if (action !== undefined && isKnown(scope.room, action)) return pressed(dc, scope, action);
  const key = phraseKey(scope.text);
  const button = scope.memory.offered.find(({ title }) => key !== '' && phraseKey(title) === key);
  if (button === undefined) return false;
  return isForm(dc) ? activeDialog(dc, scope) : choice(dc, scope);
}

async function safety(dc: DialogContext, scope: TurnScope, listening: Listening): Promise<boolean> {
  const triage = triageOf(scope, listening);
  if (triage.level === 'none' || (isForm(dc) && isFormWord(triage))) return false;
  if (dc.activeDialog?.id === CLARIFY) await dc.endDialog(NOT_FOR_ME);
  saySafety(scope, triage);
  pauseForm(dc, scope);
  return true;
}

async function languageAsked(dc: DialogContext, scope: TurnScope, { asked }: Listening): Promise<boolean> {
  if (asked === undefined) return false;
  const { memory, room } = scope;
  memory.language = asked;
  memory.languageChosen = true;
  scope.decide('smalltalk');
  scope.say(noticeReply(asked, scope.t('language.changed')));
  if (dc.activeDialog) await dc.repromptDialog();
  else if (memory.lastTopic !== undefined)
    scope.say(answerReply(room, asked, memory.lastTopic, scope.offer([])));
  else scope.say(noticeReply(asked, scope.t('welcome.ask'), scope.offer(exampleQuestions(room, asked))));
  return true;
}

function languageLacking(dc: DialogContext, scope: TurnScope, { lacking }: Listening): boolean {
  if (lacking === undefined || isForm(dc)) return false;
  const { tongues, values } = scope.room.knowledge;
  const sentence = tongues.lacking[lacking]?.sentence;
  const text = sentence === undefined ? scope.t('contact.interpreterAny') : fill(sentence, values);
  scope.say(
    noticeReply(
      scope.language,
      text,
      scope.offer(languageChoices(scope)),
      centerContacts(scope.room, scope.language),
    ),
  );
  scope.decide('no-answer');
  return true;
}

/** All languages of the bot, each in its own name. */
function languageChoices(scope: TurnScope): Offered[] {
  const { tongues, languages } = scope.room.knowledge;
  return [...languages.keys()].map((language) => ({
    title: tongues.spoken[language]!.own,
    action: { language },
  }));
}

function isForm(dc: DialogContext): boolean {
  return dc.activeDialog?.id === CALLBACK;
}

async function choice(dc: DialogContext, scope: TurnScope): Promise<boolean> {
  if (isForm(dc)) return false;
  const { commands } = contentOf(scope.room, scope.heard);
  const picked = pickOffered(scope.text, scope.memory.offered, commands);
  if (picked === undefined) return false;
  await act(dc, scope, picked.action);
  if (dc.activeDialog?.id === CLARIFY) await dc.endDialog();
  return true;
}

async function act(dc: DialogContext, scope: TurnScope, action: Action): Promise<void> {
  // A related question is another one than the person's own.
  if (!('command' in action) && 'topic' in action && dc.activeDialog?.id !== CLARIFY)
    delete scope.memory.asked;
  if ('language' in action) {
    scope.language = action.language;
    await languageAsked(dc, scope, {
      language: action.language,
      heard: action.language,
      asked: action.language,
    });
    return;
  }
  if (!('command' in action)) return answerTopics(scope, [{ id: action.topic, score: 1 }]);
  switch (action.command) {
    case 'english':
      return showEnglish(scope, action.topic);
    case 'none':
      return noneOfThese(scope);
    case 'helped':
    case 'not-helped':
      return takeFeedback(scope, action.command === 'helped', action.topic);
    case 'callback':
      await dc.cancelAllDialogs();
      await dc.beginDialog(CALLBACK);
      return;
    default:
      return contact(scope);
  }
}

function command(dc: DialogContext, scope: TurnScope): boolean {
  if (isForm(dc)) return false;
  const { commands } = contentOf(scope.room, scope.heard);
  const english = contentOf(scope.room, 'en').commands;
  const says = (key: 'more' | 'english' | 'languages') =>
    isPhrase(scope.text, commands[key]) || isPhrase(scope.text, english[key]);
  if (says('more')) return more(scope);
  if (says('english') && scope.language !== 'en') {
    showEnglish(scope);
    return true;
  }
  if (!says('languages')) return false;
  scope.say(clarifyReply(scope.room, scope.language, scope.offer(languageChoices(scope)), 'language.choose'));
  scope.decide('smalltalk');
  return true;
}

/** The rest of a cut text, else what is related to the topic just answered. */
function more(scope: TurnScope): boolean {
  const { memory, room, language } = scope;
  if (memory.rest !== undefined) {
    const text = memory.rest;
    delete memory.rest;
    scope.say({ ...noticeReply(language, text), ...(memory.lastTopic ? feedbackFor(scope) : {}) });
    scope.decide('answer', memory.lastTopic ? [memory.lastTopic] : []);
    return true;
  }
  if (memory.lastTopic === undefined) return false;
  const related = contentOf(room, 'en').entries.get(memory.lastTopic)?.related ?? [];
  scope.say(
    clarifyReply(room, language, scope.offer(offerTopics(room, language, related)), 'answer.related'),
  );
  scope.decide('clarify', related);
  return true;
}

async function activeDialog(dc: DialogContext, scope: TurnScope): Promise<boolean> {
  // A form card outlives its dialog: what it sends begins one.
  if (scope.message.form?.id === CALLBACK && !isForm(dc)) {
    await dc.beginDialog(CALLBACK);
    return true;
  }
  const result = await dc.continueDialog();
  if (result.status === DialogTurnStatus.empty) return false;
  return result.result !== NOT_FOR_ME;
}

async function freshQuestion(dc: DialogContext): Promise<boolean> {
  await dc.beginDialog(ANSWER);
  return true;
}
