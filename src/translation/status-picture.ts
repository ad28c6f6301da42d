/** A picture for the README: one bar a language, reviewed, draft and stale. */
import type { ReviewState } from '../content/knowledge';
import type { LanguageStatus } from './status';

const BAR = { left: 90, width: 360, height: 16, step: 26, top: 40 } as const;
/** Told apart by lightness too, for those who see no colours. */
const FILL: Readonly<Record<ReviewState, string>> = {
  reviewed: '#1b5e20',
  draft: '#f0b429',
  stale: '#b3261e',
};
const STATES: readonly ReviewState[] = ['reviewed', 'draft', 'stale'];

function bar({ language, states, safetyReviewed }: LanguageStatus, row: number): string {
  const all = STATES.reduce((sum, state) => sum + states[state], 0);
  const y = BAR.top + row * BAR.step;
  let x: number = BAR.left;
  const parts = STATES.map((state) => {
    const width = (BAR.width * states[state]) / all;
    const part = `<rect x="${x}" y="${y}" width="${width}" height="${BAR.height}" fill="${FILL[state]}"/>`;
    x += width;
    return part;
  });
  const middle = y + BAR.height - 3;
  const said = STATES.map((state) => `${states[state]} ${state}`).join(', ');
  const safety = safetyReviewed ? 'safety signed' : 'safety: draft';
  return [
    `<text x="${BAR.left - 10}" y="${middle}" text-anchor="end">${language}</text>`,
    ...parts,
    `<text x="${BAR.left + BAR.width + 10}" y="${middle}">${said}; ${safety}</text>`,
  ].join('');
}

/** An SVG; the same content gives the same picture. */
export function statusPicture(statuses: readonly LanguageStatus[]): string {
  const height = BAR.top + statuses.length * BAR.step + 10;
  const width = BAR.left + BAR.width + 330;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img">`,
    '<title>Texts by language: reviewed, draft, stale</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<text x="10" y="22" font-weight="600">Texts reviewed by a qualified person, by language</text>',
    ...statuses.map(bar),
    '</svg>\n',
  ].join('\n');
}
