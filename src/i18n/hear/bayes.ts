/**
 * Naive Bayes over words and the character n-grams inside them: tells languages of one script apart on very
 * short texts. Learnt from the alternates of the content, so it knows how families really write.
 */

/** As the build writes it. */
export interface TongueModel {
  readonly languages: readonly string[];
  readonly features: readonly string[];
  /** Of each feature in turn the cost (negative log probability, in steps) of each language, in their order. */
  readonly costs: readonly number[];
}

/** As it is asked. */
export interface Tongue {
  readonly languages: readonly string[];
  /** Where the costs of a feature begin. */
  readonly places: ReadonlyMap<string, number>;
  readonly costs: Int16Array;
  /** Who lends words, and the languages that write these letters only beside their own and borrow them. */
  readonly loans: Loans | undefined;
}

/** Places in the list of languages. */
interface Loans {
  readonly lender: number;
  readonly borrowers: readonly number[];
}

/** `borrowers` take English words over as they are: such a word says little for them. */
export function tongueFrom(
  { languages, features, costs }: TongueModel,
  borrowers: readonly string[] = [],
): Tongue {
  const places = new Map(features.map((feature, index) => [feature, index * languages.length]));
  const lender = languages.indexOf('en');
  const borrowing = borrowers.map((language) => languages.indexOf(language)).filter((place) => place >= 0);
  const loans = lender < 0 || borrowing.length === 0 ? undefined : { lender, borrowers: borrowing };
  return { languages, places, costs: Int16Array.from(costs), loans };
}

export interface Verdict {
  readonly language: string;
  /** Cost difference to the runner-up, a feature-count-free measure of certainty, in nats. */
  readonly lead: number;
  readonly second: string;
}

/** Costs are kept as whole numbers of a hundredth nat. */
const STEPS_PER_NAT = 100;
const LONGEST_GRAM = 4;
const SHORTEST_GRAM = 2;
/** Rarer n-grams only make the file larger. */
const FEWEST_OCCURRENCES = 3;
/** What was never seen in a language costs the same in each, however much of it was read: about exp(-13). */
const FLOOR = 1.5e-6;
const NEVER_SEEN = Math.round(-Math.log(FLOOR) * STEPS_PER_NAT);
/** A language known from a word list alone must not look as if its few words were all it says. */
const SMALLEST_TOTAL = 30_000;
/** A whole word says more than its n-grams. */
const WORD_MARK = '=';

const LETTERS = /[\p{L}\p{M}']+/gu;

/** Words, lower case; accents stay, since they tell languages apart. */
export function tongueWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\u2018\u2019\u02bc`]/g, "'")
      .match(LETTERS) ?? []
  );
}

function featuresOf(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [WORD_MARK + word];
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size += 1) {
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  }
  return grams;
}

/** Learns from texts by language; the order of the languages is the order of the model. */
export function trainTongues(texts: ReadonlyMap<string, readonly string[]>): TongueModel {
  const languages = [...texts.keys()];
  const counts = new Map<string, number[]>();
  const totals = languages.map(() => 0);
  for (const [index, language] of languages.entries()) {
    for (const feature of texts.get(language)!.flatMap((text) => tongueWords(text).flatMap(featuresOf))) {
      const row = counts.get(feature) ?? languages.map(() => 0);
      row[index]! += 1;
      counts.set(feature, row);
      totals[index]! += 1;
    }
  }
  const cost = (count: number, index: number) =>
    Math.round(-Math.log(Math.max(count / Math.max(totals[index]!, SMALLEST_TOTAL), FLOOR)) * STEPS_PER_NAT);
  const kept = [...counts]
    .filter(([, row]) => row.reduce((sum, count) => sum + count, 0) >= FEWEST_OCCURRENCES)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const features = kept.map(([feature]) => feature);
  return { languages, features, costs: kept.flatMap(([, row]) => row.map(cost)) };
}

/** Mean cost difference a feature, times this many effective features: n-grams of one word are not independent. */
const EFFECTIVE_FEATURES_PER_WORD = 3;

/** An English word among a borrower's few texts looks more frequent there than at home; it may say so much, in nats. */
const MOST_FOR_A_BORROWER = 0.1;

/** What one word says against each language, in nats. */
function weigh({ places, costs, languages, loans }: Tongue, word: string): Float64Array {
  const against = new Float64Array(languages.length);
  const features = featuresOf(word);
  const share = EFFECTIVE_FEATURES_PER_WORD / STEPS_PER_NAT / features.length;
  for (const feature of features) {
    const place = places.get(feature);
    if (place === undefined) continue;
    for (let index = 0; index < against.length; index += 1) against[index]! += costs[place + index]! * share;
  }
  const whole = places.get(WORD_MARK + word);
  if (loans === undefined || whole === undefined || costs[whole + loans.lender]! >= NEVER_SEEN)
    return against;
  const least = against[loans.lender]! - MOST_FOR_A_BORROWER;
  for (const index of loans.borrowers) against[index] = Math.max(against[index]!, least);
  return against;
}

/** The likeliest language of some words; `nudge` makes languages cheaper, in nats. */
export function judge(
  tongue: Tongue,
  words: readonly string[],
  nudge: Readonly<Record<string, number>> = {},
): Verdict {
  const totals = new Float64Array(tongue.languages.length);
  for (const word of words) {
    weigh(tongue, word).forEach((cost, index) => {
      totals[index]! += cost;
    });
  }
  const ranked = tongue.languages
    .map((language, index) => ({ language, cost: totals[index]! - (nudge[language] ?? 0) }))
    .sort((a, b) => a.cost - b.cost);
  const [first, second] = ranked as [(typeof ranked)[number], (typeof ranked)[number] | undefined];
  return {
    language: first.language,
    lead: (second?.cost ?? first.cost) - first.cost,
    second: second?.language ?? first.language,
  };
}
