/** Where an answer's topic stands on the FAQ page. */
import type { RoomOptions } from '../bot/open-room';
import type { Config } from '../config';
import { isThisMachine } from '../settings-together';

/** Known to people: set by the operator, or this machine is all there is. */
export function isReachableFaq({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>): boolean {
  return publicUrl !== undefined || isThisMachine(host);
}

/** No link where nobody told the address under which people reach this service. */
export function faqLink(config: Config, localUrl: () => string): Pick<RoomOptions, 'faqUrl'> {
  if (!isReachableFaq(config)) return {};
  const base = () => config.publicUrl ?? localUrl();
  return {
    faqUrl: (language, topic) => `${base()}/faq/${language}${topic === undefined ? '' : `#${topic}`}`,
  };
}
