/** Numbers said digit by digit: "two oh six …". */
import { fold } from '../../core/text';
import { MARKS } from './marks';

const DIGIT_WORDS: ReadonlySet<string> = new Set(
  [
    'zero oh one two three four five six seven eight nine double triple',
    'cero uno una dos tres cuatro cinco seis siete ocho nueve',
    'không một mốt hai ba bốn tư năm lăm sáu bảy bẩy tám chín',
    '零 一 二 三 四 五 六 七 八 九 〇 两 兩 幺',
    '공 영 일 이 삼 사 오 육 칠 팔 구',
    'ноль один одна два две три четыре пять шесть семь восемь девять',
    "нуль один одна два дві три чотири п'ять шість сім вісім дев'ять",
    'eber hal kow laba saddex afar shan lix toddoba todoba siddeed sideed sagaal',
    'صفر واحد اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثمان تسعة تسع',
    'ዜሮ አንድ ሁለት ሶስት ሦስት አራት አምስት ስድስት ሰባት ስምንት ዘጠኝ',
  ]
    .join(' ')
    .split(' ')
    .map(fold),
);
/** Fewer in a row are ordinary counting: "one or two". */
const SHORTEST_RUN = 4;

/** Runs of digit words become a phone number; what stands between two words belongs to the run. */
export function withoutSpokenDigits(text: string): string {
  const pieces = text.split(/([\p{L}\p{M}'’]+)/u);
  const isDigit = pieces.map((piece, place) => place % 2 === 1 && DIGIT_WORDS.has(fold(piece)));
  for (let start = 1; start < pieces.length; start += 2) {
    let end = start;
    while (isDigit[end] && /^[\s,.-]*$/.test(pieces[end + 1] ?? '')) end += 2;
    const count = (end - start) / 2 + (isDigit[end] ? 1 : 0);
    if (count < SHORTEST_RUN) continue;
    const last = isDigit[end] ? end : end - 2;
    pieces.fill('', start, last + 1);
    pieces[start] = MARKS.phone;
    start = last;
  }
  return pieces.join('');
}
