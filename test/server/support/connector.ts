/** Stands in for the connector of the Bot Framework service: keeps what the bot sends, tells who is a member. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: Activity;
}

/** A person's entry in a roster; undefined: the service does not tell. */
export type Roster = (userId: string) => object | undefined;

export class Connector {
  readonly sent: Sent[] = [];
  /** The status that every message is refused with. */
  refusesWith: number | undefined;
  private constructor(private readonly server: Server) {}

  static async open(roster: Roster = () => undefined): Promise<Connector> {
    const server = createServer();
    const connector = new Connector(server);
    server.on('request', async (request, response) => {
      const path = decodeURIComponent(request.url ?? '');
      const member = /\/members\/(.+)$/.exec(path)?.[1];
      const body = Buffer.concat(await request.toArray()).toString();
      const found = member === undefined ? { id: `sent-${connector.sent.length + 1}` } : roster(member);
      if (member === undefined && connector.refusesWith === undefined)
        connector.sent.push({
          method: request.method ?? '',
          path,
          authorization: request.headers.authorization,
          activity: body === '' ? {} : JSON.parse(body),
        });
      const status = connector.refusesWith ?? (found === undefined ? 404 : 200);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ?? { error: { code: 'NotFound', message: '' } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** What was sent since the last call. */
  take(): Sent[] {
    return this.sent.splice(0);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
