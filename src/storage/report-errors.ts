/** A storage whose failing calls are told of; the calls and their errors stay as they are. */
import type { Storage } from './storage';
import { UnknownConversation, VersionConflict } from './storage';

/** These are answers and no failures: the caller expects them. */
function isExpected(error: unknown): boolean {
  return error instanceof VersionConflict || error instanceof UnknownConversation;
}

function reporting<S extends object>(store: S, onError: () => void): S {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(member, target, args);
        if (result instanceof Promise) result.catch((error: unknown) => isExpected(error) || onError());
        return result;
      };
    },
  });
}

/** `onError` gets the store's name, such as `outbox`. */
export function reportErrors(storage: Storage, onError: (store: string) => void): Storage {
  const { ping: _ping, close: _close, ...stores } = storage;
  const watched = Object.entries(stores).map(([name, store]) => [
    name,
    reporting(store, () => onError(name)),
  ]);
  const rest = { ping: () => storage.ping(), close: () => storage.close() };
  return { ...(Object.fromEntries(watched) as typeof stores), ...rest };
}
