/** Names that are ordinary words too: written with a capital letter, they are taken for names. Folded. */
export const WORD_NAMES: ReadonlySet<string> = new Set(
  [
    'amber angel april art ashley august autumn baker bill brook brooks carter cash chance chase christian',
    'cooper crystal daisy dawn destiny dean drew duke earl eve faith frank gene ginger grace grant harmony',
    'harper hazel heaven holly hope hunter iris ivy jack jade jasmine jay jean jewel john joy june justice',
    'king lance lily logan major mark marina mary mason may melody miles miracle nick olive parker patience',
    'patrick pat paul pearl penny peter precious prince ray reed rich rob robin rose royal ruby sandy skip',
    'scarlett serenity sky sterling storm summer sue taylor tim trinity violet walker ward wade west will willow woody young',
    'alma angeles blanca cielo consuelo cruz dolores esperanza fe flor gloria jesus leon luna luz mar mercedes',
    'milagros milagro nieves paz perla pilar reyes rio rosa rosario salvador santos socorro sol soledad victoria',
    'вера надежда любовь роман лев слава віра надія любов роман лев',
    'nasteexo farxiya hodan ubax iftin nuur cabdi',
  ]
    .join(' ')
    .split(' '),
);
