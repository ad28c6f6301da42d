import { createReader } from '../query';
import type { Match, Matcher } from '../types';
import { candidatesOf } from './candidates';
import { chances } from './choice';
import { gramsOf } from './grams';
import type { RankerModel } from './model';
import { sayingsOf } from './sayings';
import { rowsByOwner, shelfOf } from './shelf';
import { spellerFor } from './spelling';
import { isSure, partsOf, together } from './story';
import { firstEntry, type Ranked, rankCandidates, signsOf } from './trust';
import { bearingOf, createVectoriser } from './vectoriser';

/** Sets a trained model to work. */
export function rankerFrom(model: RankerModel): Matcher {
  const { ids, owners, vocabulary, blend, trust } = model;
  const vectoriser = createVectoriser(vocabulary, gramsOf(model.language));
  const reader = createReader({ ...model, repair: spellerFor(model, vectoriser) });
  const terms = vocabulary.terms.length;
  const withSaying = sayingsOf(model);
  const shelf = shelfOf(model.rows, rowsByOwner(owners, ids.length, owners.keys()), model.linear, terms);

  const matchOf = (ranked: Ranked, score: number): Match => ({
    id: ids[ranked.entry]!,
    score,
    evidence: { nearest: model.texts[ranked.nearestRow]!, cosine: ranked.nearest, margin: ranked.margin },
  });

  function ask(text: string): Match[] {
    const vector = vectoriser.vector(reader.read(text));
    const ranked = rankCandidates(candidatesOf(shelf, vector), blend);
    const first = firstEntry(ranked, ids.length);
    if (!first) return [];
    const signs = signsOf(first, bearingOf(vector, vocabulary, owners.length));
    const score = chances([signs, new Float64Array(signs.length)], trust)[0]!;
    const entries = ranked.filter(({ entry }) => entry !== ids.length);
    return entries.map((match) => matchOf(match, score * (match.chance / first.chance)));
  }

  return {
    query: (text) => {
      const whole = withSaying(text, ask(text));
      if (isSure(whole)) return whole;
      const parts = partsOf(text).map(({ text: part, share }) => ({ share, matches: ask(part) }));
      return together(whole, parts);
    },
  };
}
