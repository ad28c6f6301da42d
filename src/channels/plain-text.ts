/** A reply as plain text, for channels and tools that draw nothing. */
import type { Reply } from '../core/types';

/** Everything that a person would read, in reading order; choices are numbered. */
export function plainText(reply: Reply): string {
  const choices = reply.choices.map(({ title }, index) => `${index + 1}. ${title}`);
  const phones = reply.contacts.map(({ title }) => title);
  const blocks = [
    reply.text,
    reply.english,
    reply.safetyLine,
    reply.notice,
    [...(reply.choicesTitle ? [reply.choicesTitle] : []), ...choices].join('\n'),
    reply.feedback &&
      `${reply.feedback.title} ${reply.feedback.choices.map(({ title }) => title).join(' / ')}`,
    phones.join('\n'),
    reply.links.map(({ title, url }) => `${title}: ${url}`).join('\n'),
  ];
  return blocks.filter((block) => block !== undefined && block !== '').join('\n\n');
}
