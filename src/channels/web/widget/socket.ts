/** The stream of a conversation. */

/** Proxies close a silent socket; an empty frame is the protocol's heartbeat. */
const HEARTBEAT_MS = 20_000;
/** A network that swallows sockets must not hold the chat up. */
const LONGEST_OPENING_MS = 8_000;
/** The service restarts: come back soon. */
export const CLOSED_TO_RESTART = 1012;

export interface SocketEvents {
  opened(): void;
  received(set: unknown): void;
  closed(code: number, wasOpen: boolean): void;
}

export function openSocket(url: string, events: SocketEvents): WebSocket {
  const socket = new WebSocket(url);
  let wasOpen = false;
  const opening = setTimeout(() => wasOpen || socket.close(), LONGEST_OPENING_MS);
  const heartbeat = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(''), HEARTBEAT_MS);
  socket.onopen = () => {
    wasOpen = true;
    events.opened();
  };
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string' && data !== '') events.received(JSON.parse(data));
  };
  socket.onclose = ({ code }) => {
    clearTimeout(opening);
    clearInterval(heartbeat);
    events.closed(code, wasOpen);
  };
  return socket;
}
