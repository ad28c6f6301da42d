/** The words that staff write to the bot; the Teams app lists the same ones. They are English in every language. */
export const STAFF_WORDS = [
  'help',
  'language',
  'unanswered',
  'requests',
  'report',
  'notify here',
  'notify stop',
] as const;
export type StaffWord = (typeof STAFF_WORDS)[number];

/** Where the locales say what each word does. */
export const HELP_KEYS: Readonly<Record<StaffWord, string>> = {
  help: 'staff.help.help',
  language: 'staff.help.language',
  unanswered: 'staff.help.unanswered',
  requests: 'staff.help.requests',
  report: 'staff.help.report',
  'notify here': 'staff.help.notifyHere',
  'notify stop': 'staff.help.notifyStop',
};
