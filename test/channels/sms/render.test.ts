import { answerReply, contactReply, noAnswerReply, safetyReply } from '../../../dialogs/compose';
import { contentOf } from '../../../dialogs/room';
import { renderText } from '../../../src/channels/sms/render';
import {
  cutAtSentence,
  fitsOneReply,
  plainCharacters,
  segmentsOf,
  sentencesOf,
} from '../../../src/channels/sms/segments';
import type { Reply } from '../../../src/core/types';
import { SAFETY_LEVELS } from '../../../src/core/types';
import { testRoom } from '../../support/room';

const room = testRoom();
const languages = [...room.knowledge.languages.keys()];
const entries = languages.flatMap((language) =>
  [...contentOf(room, language).entries.keys()].map((id) => [language, id] as const),
);

test.each(entries)('%s %s fits one reply, and MORE leads to all of it', (language, id) => {
  const reply = answerReply(room, language, id, []);
  let message = renderText(reply, room.translate);
  expect(fitsOneReply(message.text)).toBe(true);
  let said = reply.kind === 'answer' ? '' : message.text;
  for (let more = 0; more < 12 && message.rest !== undefined; more += 1) {
    message = renderText(
      { ...reply, kind: 'notice', text: message.rest, short: message.rest, choices: [], contacts: [] },
      room.translate,
    );
    expect(fitsOneReply(message.text)).toBe(true);
    said += message.text;
  }
  expect(message.rest ?? '').toBe('');
  const letters = (text: string) => text.replace(/\s+/g, '');
  if (said !== '') {
    for (const sentence of sentencesOf(
      plainCharacters(reply.kind === 'answer' ? reply.text : (reply.short ?? '')),
    ))
      expect(letters(said)).toContain(letters(sentence));
  }
});

const alarms = languages.flatMap((language) => SAFETY_LEVELS.map((level) => [language, level] as const));
test.each(alarms)('%s %s has its number in the first segment', (language, level) => {
  const { text } = renderText(safetyReply(room, language, level, level), room.translate);
  const number = {
    emergency: '911',
    crisis: '988',
    'urgent-symptoms': '206-987-2106',
    'medical-advice': '206-987-2106',
  }[level];
  const firstSegment = text.slice(0, segmentsOf(text).encoding === 'GSM-7' ? 153 : 67);
  expect(firstSegment).toContain(number);
  expect(fitsOneReply(text)).toBe(true);
});

test.each(languages)('%s contact and no-answer hold the phone', (language) => {
  for (const reply of [
    contactReply(room, language, []),
    noAnswerReply(room, language, 1, []),
    noAnswerReply(room, language, 2, []),
  ]) {
    const { text } = renderText(reply, room.translate);
    expect(text).toContain('206-987-2106');
    expect(fitsOneReply(text)).toBe(true);
  }
});

test('choices are numbered and stay when the text is long', () => {
  const reply: Reply = {
    kind: 'clarify',
    language: 'en',
    text: 'Which one? '.repeat(60),
    contacts: [],
    links: [],
    choices: [
      { title: 'One thing', value: 'One thing' },
      { title: 'Another', value: 'Another' },
    ],
  };
  const { text, rest } = renderText(reply, room.translate);
  expect(text).toContain('1. One thing\n2. Another');
  expect(rest).toBeTruthy();
});

test('curly quotes and dashes do not double the price', () => {
  expect(segmentsOf('Your child\u2019s care').encoding).toBe('UCS-2');
  expect(segmentsOf(plainCharacters('Your child\u2019s \u201ccare\u201d \u2013 today\u2026')).encoding).toBe(
    'GSM-7',
  );
});

test('a text without sentences is cut at a word, without spaces at a character', () => {
  expect(cutAtSentence('one two three', (part) => part.length <= 7)).toEqual({
    head: 'one two',
    rest: 'three',
  });
  expect(cutAtSentence('一二三四五', (part) => part.length <= 3)).toEqual({ head: '一二三', rest: '四五' });
});
