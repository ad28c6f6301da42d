/** A page or file of the website, free of the web framework: `registerPages` of the server shows it. */
import type { IncomingHttpHeaders } from 'node:http';

/** Sources by directive, such as `{ 'connect-src': ['https://example.org'] }`. */
export type ContentPolicy = Readonly<Record<string, readonly string[]>>;

export type PageBody = string | Buffer;

export interface PageRequest {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export interface Page {
  readonly path: string;
  /** With the character set: `text/html; charset=utf-8`. */
  readonly contentType: string;
  /** Made anew for each request where it is a function: it may look at the query and the headers. */
  readonly body: PageBody | ((request: PageRequest) => PageBody | Promise<PageBody>);
  /** Sources beyond those of this site. */
  readonly policy?: ContentPolicy;
  /** `allowed`: websites of ALLOWED_ORIGINS may show it in a frame. Else nobody may. */
  readonly frames?: 'allowed';
  /** `shared`: pages of other websites load it, such as the script of the launcher. */
  readonly use?: 'shared';
  /** `forever` for a path that changes with the content; else the browser asks each time and gets 304. */
  readonly cache?: 'forever';
}
