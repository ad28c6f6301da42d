/** What a chosen search result becomes: each is one search command of the Teams app, which shows them as tabs. */
export const SEARCH_KINDS = ['answer', 'sms', 'email'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where the locales name and explain each command. */
export const SEARCH_KEYS: Readonly<Record<SearchKind, { readonly title: string; readonly about: string }>> = {
  answer: { title: 'staff.search.title', about: 'staff.search.about' },
  sms: { title: 'staff.search.sms', about: 'staff.search.smsAbout' },
  email: { title: 'staff.search.email', about: 'staff.search.emailAbout' },
};

/** The one parameter that Teams sends with a search; it ignores any further one. */
export const QUERY_PARAMETER = 'query';
