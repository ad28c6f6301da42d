import type { Language } from '../types';

/** Everyday words that are no misspelling of a word of the entries, however alike they look. */
const COMMON_WORDS: Partial<Record<Language, string>> = {
  en:
    'about above after again against already also always another anybody anyone anything around away back ' +
    'because been before began behind being below best better between both bring call came cannot come could ' +
    'does doing done down during each either else enough even ever every everyone everything family find first ' +
    'from gave give given goes going gone good great have having hear hello help here hers herself himself ' +
    'hour hours into itself just keep kind know knew last later least left less like little live long look ' +
    'made make making many maybe mean might mine more most much must myself name near need never next nice ' +
    'none nothing often once only other others ours over part people place please rather really right said ' +
    'same says seem seen shall should show since some someone something sometimes soon still such sure take ' +
    'talk tell than thank thanks that their theirs them then there these they thing things think this those ' +
    'though thought through time today together told tomorrow tonight took toward under until upon used using ' +
    'usually very want wanted wants week well went were what when where whether which while whole whom whose ' +
    'will wish with within without word work world worse would year yesterday your yours yourself',
};

export function commonWordsOf(language: Language): readonly string[] {
  return COMMON_WORDS[language]?.split(' ') ?? [];
}
