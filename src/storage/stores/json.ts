/** JSON columns are text in both engines: the same bytes come back. `undefined` is kept as null. */
export const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null';
export const fromJson = (text: string): unknown => JSON.parse(text);
