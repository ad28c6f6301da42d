/** The words of the chat's own interface, as the page hands them over. */
export interface ChatWords {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly close: string;
  readonly send: string;
  readonly placeholder: string;
  readonly typing: string;
  readonly you: string;
  readonly bot: string;
  readonly safety: string;
  readonly connecting: string;
  readonly offline: string;
  readonly back: string;
  readonly notSent: string;
  readonly retry: string;
  readonly failed: string;
  readonly expired: string;
  readonly history: string;
  readonly choices: string;
  readonly print: string;
  readonly emailAnswer: string;
  readonly download: string;
  readonly menu: string;
  readonly language: string;
  readonly newMessage: string;
  readonly phone: string;
  readonly call: string;
  readonly faq: string;
  readonly faqPath: string;
  /** Every phone number that a text may name. */
  readonly numbers: readonly string[];
  readonly languages: readonly { readonly tag: string; readonly own: string; readonly wordsPath: string }[];
}
