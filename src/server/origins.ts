/** Which websites may call the service: its own pages and those that the operator lists. */

export class Origins {
  constructor(
    readonly allowed: readonly string[],
    private readonly publicUrl: string | undefined,
  ) {}

  /** `host` is the request's Host header: a page of this service calls the host that it came from. */
  isOwn(origin: string, host: string | undefined): boolean {
    if (origin === this.publicUrl) return true;
    return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
  }

  isListed(origin: string): boolean {
    return this.allowed.includes(origin);
  }

  /** Programs other than browsers send no origin; they need a token all the same. */
  mayCall(origin: string | undefined, host: string | undefined): boolean {
    return origin === undefined || this.isListed(origin) || this.isOwn(origin, host);
  }
}
