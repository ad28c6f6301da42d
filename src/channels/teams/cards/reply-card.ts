/** A reply as an Adaptive Card. */
import type { Choice, Contact, Reply } from '../../../core/types';
import { contactUrl } from '../../contact-url';
import { plainText } from '../../plain-text';
import {
  type ActionSet,
  type AdaptiveCard,
  actionSet,
  adaptiveCard,
  type CardElement,
  container,
  execute,
  heading,
  line,
  openUrl,
  paragraphs,
} from './elements';
import { formElements, withoutFirstQuestion } from './form-elements';
import { againData, againOf, sayData } from './tap';

/** Titles up to here stand side by side; a longer one has a row of its own, or it would be cut. */
const SHORT_TITLE_CHARACTERS = 22;
/** Teams folds more than six buttons of one row into a menu. */
const MOST_IN_A_ROW = 4;

function inRows(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const perRow = choices.every(({ title }) => title.length <= SHORT_TITLE_CHARACTERS) ? MOST_IN_A_ROW : 1;
  return choices.flatMap((_, index) => (index % perRow === 0 ? [choices.slice(index, index + perRow)] : []));
}

function buttons(reply: Reply, choices: readonly Choice[]): ActionSet[] {
  const card = againOf(reply);
  return inRows(choices).map((row) =>
    actionSet(
      row.map((choice) => execute(choice.title, sayData(choice, card))),
      { spacing: 'small' },
    ),
  );
}

function contactButtons(contacts: readonly Contact[]) {
  return contacts.map((contact) => openUrl(contact.title, contactUrl(contact)));
}

/** An alarm: the words first and large, under them the numbers to tap, then the English of a draft. */
function alarm(reply: Reply): CardElement[] {
  const english = reply.english === undefined ? [] : paragraphs(reply.english);
  const calls = reply.contacts.length === 0 ? [] : [actionSet(contactButtons(reply.contacts))];
  return [
    container([...paragraphs(reply.text, { size: 'medium', weight: 'bolder' }), ...calls], {
      style: 'attention',
      bleed: true,
    }),
    ...(english.length === 0 ? [] : [container(english, { separator: true, rtl: false })]),
  ];
}

function words(reply: Reply): CardElement[] {
  const { title, text, english, form } = reply;
  return [
    ...(title === undefined ? [] : [heading(title)]),
    ...paragraphs(form === undefined ? text : withoutFirstQuestion(text, form)),
    ...(english === undefined ? [] : [container(paragraphs(english), { separator: true, rtl: false })]),
  ];
}

function choicesUnder(reply: Reply): CardElement[] {
  const { choices, choicesTitle, form } = reply;
  if (form !== undefined || choices.length === 0) return [];
  const title =
    choicesTitle === undefined ? [] : [line(choicesTitle, { weight: 'bolder', spacing: 'medium' })];
  return [...title, ...buttons(reply, choices)];
}

function feedbackUnder(reply: Reply): CardElement[] {
  const { feedback } = reply;
  if (feedback === undefined) return [];
  const asked = line(feedback.title, { isSubtle: true, separator: true, spacing: 'medium' });
  return [asked, ...buttons(reply, feedback.choices)];
}

export function replyCard(reply: Reply): AdaptiveCard {
  const { kind, language, safetyLine, notice, form, contacts, links } = reply;
  const isAlarm = kind === 'safety';
  const said = againOf(reply);
  return adaptiveCard({
    language,
    fallbackText: plainText(reply),
    body: [
      ...(isAlarm ? alarm(reply) : words(reply)),
      ...(safetyLine === undefined
        ? []
        : [container([line(safetyLine)], { style: 'warning', spacing: 'medium' })]),
      ...(notice === undefined ? [] : [line(notice, { size: 'small', isSubtle: true })]),
      ...choicesUnder(reply),
      ...(form === undefined ? [] : formElements(form)),
      ...feedbackUnder(reply),
    ],
    actions: [
      ...(isAlarm ? [] : contactButtons(contacts)),
      ...links.map(({ title, url }) => openUrl(title, url)),
    ],
    ...(said === undefined ? {} : { refresh: againData(said) }),
  });
}
