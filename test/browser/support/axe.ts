/** What the accessibility checker finds on a page, as short lines; empty is good. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
};

export async function findings(place: Page | Frame): Promise<string[]> {
  await place.evaluate(axe.source);
  const { violations } = await place.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, options as object),
    OPTIONS,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
