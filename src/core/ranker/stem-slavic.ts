const SHORTEST = 3;
/** Reflexive, participle, adjective, verb and noun endings of Russian and Ukrainian, longest first. */
const REFLEXIVE = /(?:ся|сь)$/;
const ENDINGS = [
  /(?:ениями|аниями|остями|ення|ання|ений|аний|ивши|ывши|ующ(?:ий|ая|ее|ие)|ющ(?:ий|ая|ее|ие))$/,
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|иями|ення|ання|ости|ість|ості|ость|ують|юють|уют|ают|яют|ешь|ете|ите|ємо|емо|имо)$/,
  /(?:ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ым|им|ом|ем|ых|их|ах|ях|ую|юю|ов|ев|ів|ам|ям|ия|ію|ию|ии|ії|ть|ти|ет|ит|ут|ют|ат|ят|ал|ил|ла|ло|ли|єш|иш|ає|є)$/,
  /[аеёийоуыьэюяіїє]$/,
];

/** A light stemmer for Russian and Ukrainian. */
export function stemSlavic(word: string): string {
  const plain = word.length > SHORTEST + 2 ? word.replace(REFLEXIVE, '') : word;
  for (const ending of ENDINGS) {
    const root = plain.replace(ending, '');
    if (root !== plain && root.length >= SHORTEST) return root;
  }
  return plain;
}
