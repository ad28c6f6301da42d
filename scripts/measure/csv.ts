const FIELD = /(?:"((?:[^"]|"")*)"|([^,\n\r]*))(,|\r?\n|$)/gy;

/** The rows of a comma-separated file; fields in quotes may hold commas, line breaks and doubled quotes. */
export function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(FIELD)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((field) => field !== ''));
}
