/** A plain balancer: each request goes to the next machine, a WebSocket stays where it was opened. */
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Balancer {
  readonly url: string;
  /** Which machine got each post of an activity, in order. */
  readonly posts: string[];
  readonly streams: string[];
  /** Sends nothing more to machines that are not named; a machine that refuses is passed over in any case. */
  use(machines: readonly string[]): void;
  close(): Promise<void>;
}

const BAD_GATEWAY = 502;

function optionsFor(machine: string, { method, url, headers }: IncomingMessage): RequestOptions {
  const { hostname, port } = new URL(machine);
  return { hostname, port, method, path: url, headers, agent: false };
}

function upgradeLine({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : [],
  );
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...headers, '', ''].join('\r\n');
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startBalancer(): Promise<Balancer> {
  let machines: readonly string[] = [];
  let turn = 0;
  const posts: string[] = [];
  const streams: string[] = [];
  const open = new Set<Duplex>();
  const next = (): string => {
    turn += 1;
    return machines[turn % machines.length]!;
  };

  function pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse, triesLeft: number): void {
    const machine = next();
    const onward = forward(optionsFor(machine, incoming), (answer) => {
      if (incoming.method === 'POST' && incoming.url?.endsWith('/activities')) posts.push(machine);
      outgoing.writeHead(answer.statusCode!, answer.rawHeaders);
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      const isRefused = error.code === 'ECONNREFUSED';
      if (isRefused && triesLeft > 0) return pass(incoming, body, outgoing, triesLeft - 1);
      if (outgoing.headersSent) return void outgoing.destroy();
      outgoing.statusCode = BAD_GATEWAY;
      outgoing.end();
    });
    onward.end(body);
  }

  function join(client: Duplex, machine: Duplex): void {
    for (const side of [client, machine]) {
      open.add(side);
      side.on('error', () => side.destroy());
      side.on('close', () => open.delete(side));
    }
    client.on('close', () => machine.destroy());
    machine.on('close', () => client.destroy());
    machine.pipe(client).pipe(machine);
  }

  function passUpgrade(incoming: IncomingMessage, client: Duplex, triesLeft: number): void {
    const machine = next();
    const onward = forward(optionsFor(machine, incoming));
    onward.on('upgrade', (answer, connection, head) => {
      streams.push(machine);
      client.write(upgradeLine(answer));
      client.write(head);
      join(client, connection);
    });
    onward.on('response', (answer) => client.end(upgradeLine(answer)));
    onward.on('error', () =>
      triesLeft > 0 ? passUpgrade(incoming, client, triesLeft - 1) : client.destroy(),
    );
    onward.end();
  }

  const server = createServer((incoming, outgoing) => {
    bodyOf(incoming).then(
      (body) => pass(incoming, body, outgoing, machines.length - 1),
      () => outgoing.destroy(),
    );
  });
  server.on('upgrade', (incoming: IncomingMessage, client: Duplex) => {
    client.on('error', () => client.destroy());
    passUpgrade(incoming, client, machines.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    streams,
    use(named) {
      machines = named;
    },
    async close() {
      for (const connection of open) connection.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
