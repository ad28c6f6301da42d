/** Street addresses, by the word for a street and a number near it. */
import { MARKS } from './marks';

const WORDS = String.raw`(?:[\p{L}\p{M}.'’-]+\s+)`;
const MORE = String.raw`(?:[\s,]+[\p{L}\p{M}.'’-]+)`;
/** "apt 4", "unit B", and their kin. */
const DOOR = String.raw`(?:[\s,]*(?:apt|apartment|unit|suite|ste|room|depto|apto|piso|кв|квартира|дом|д|буд|будинок)\.?\s*#?\s*[\p{L}\p{N}]{1,5}\b)*`;
const EDGE = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const END = String.raw`(?![\p{L}\p{M}])`;

const ADDRESSES: readonly RegExp[] = [
  `${EDGE}\\d+[a-z]?\\s+${WORDS}{0,4}?(?:street|str|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|lane|ln|court|ct|place|pl|way|highway|hwy|terrace|circle|parkway)${END}\\.?(?:\\s+(?:n|s|e|w|ne|nw|se|sw)\\b)?${DOOR}`,
  `${EDGE}(?:p\\.?\\s?o\\.?\\s?box)\\s*#?\\s*\\d+`,
  `${EDGE}(?:calle|avenida|avda|av|carrera|paseo|plaza|colonia)\\.?\\s+[^.?!\\n]{0,40}?\\d+${DOOR}`,
  `${EDGE}(?:улица|улице|ул|проспект|проспекте|переулок|шоссе|вулиця|вулиці|вул|провулок|проспекті)\\.?\\s+[^.?!\\n]{0,40}?\\d+[\\p{L}]?${DOOR}`,
  `${EDGE}(?:số nhà\\s*\\d+|\\d+[\\p{L}/\\d]*\\s+(?:đường|phố|hẻm|ngõ))${MORE}{0,4}`,
  `[\\p{Script=Han}]{1,8}(?:路|街|大道|巷|弄)\\s?\\d+(?:\\s?[号號弄室楼樓-]\\s?\\d*)*`,
  `[가-힣]+(?:로|길|동)\\s?\\d+(?:-\\d+)?(?:번지|호|동)?(?:\\s?\\d+(?:동|호))*`,
  `(?<!\\p{L})(?:شارع|زقاق|عمارة)${MORE}{1,3}(?:[\\s,،]+\\d+)?`,
  `(?:የቤት\\s*ቁጥር|ቀበሌ|ወረዳ)\\s*\\d+`,
  `${EDGE}(?:jidka|wadada|waddada|guriga lambarka)\\s+[^.?!\\n]{0,40}?\\d+`,
].map((source) => new RegExp(source, 'giu'));

export function withoutAddresses(text: string): string {
  return ADDRESSES.reduce((shown, address) => shown.replace(address, MARKS.address), text);
}
