/** The part of the `xliff` library that is used; it ships no types. */
declare module 'xliff' {
  export type XliffInline = Record<string, { id: string; equiv?: string; disp?: string }>;
  export type XliffContent = string | (string | XliffInline)[];
  export interface XliffData {
    resources: Record<string, Record<string, { source: XliffContent; target?: XliffContent }>>;
    sourceLanguage: string;
    targetLanguage?: string;
  }
  export function js2xliff(data: XliffData): Promise<string>;
  export function xliff2js(xml: string): Promise<XliffData>;
}
