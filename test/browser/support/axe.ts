/** What the accessibility checker finds on a page, as short lines; empty is good. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const ALL = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
};
/** For the second colour scheme, in which nothing else is different. */
export const COLOURS = { runOnly: ['cat.color'] };

export async function findings(place: Page | Frame, options: object = ALL): Promise<string[]> {
  await place.evaluate(axe.source);
  const { violations } = await place.evaluate(
    (chosen) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, chosen),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
