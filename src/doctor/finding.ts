/** What the doctor tells of one thing. */

export interface Finding {
  /** Such as "Database". */
  readonly about: string;
  /** `bad`: it does not work as it is set. `note`: it works, and somebody should know. */
  readonly state: 'good' | 'note' | 'bad';
  readonly says: string;
  /** What to do. Never with the value of a setting: it may be a secret. */
  readonly todo?: string;
}

export function good(about: string, says: string): Finding {
  return { about, state: 'good', says };
}

export function note(about: string, says: string, todo?: string): Finding {
  return { about, state: 'note', says, ...(todo === undefined ? {} : { todo }) };
}

export function bad(about: string, says: string, todo: string): Finding {
  return { about, state: 'bad', says, todo };
}

const STATE_WIDTH = 6;

/** One line a finding, and what to do under it. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const width = Math.max(...findings.map(({ about }) => about.length)) + 2;
  return findings.flatMap(({ about, state, says, todo }) => [
    `${about.padEnd(width)}${state.padEnd(STATE_WIDTH)}${says}`,
    ...(todo === undefined ? [] : [`${' '.repeat(width + STATE_WIDTH)}-> ${todo}`]),
  ]);
}
