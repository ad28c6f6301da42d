/** Whether somebody in Teams is one of the staff: a member of an allowed tenant and no guest in it. */
import type { Activity, TeamsChannelAccount, TurnContext } from 'botbuilder';

/** `unknown`: of an allowed tenant, but Teams does not tell whether as a guest. */
export type Standing = 'staff' | 'outside' | 'unknown';

export interface DoorkeeperParts {
  /** Ids of tenants in small letters; undefined: nobody is asked, for a bot that only this machine can reach. */
  readonly tenants: ReadonlySet<string> | undefined;
  /** Looks the sender up in the conversation's roster. */
  readonly member: (context: TurnContext) => Promise<TeamsChannelAccount>;
  readonly nowMs: () => number;
}

/** People are made guests or members rarely. */
const REMEMBERED_MS = 3_600_000;
const MOST_REMEMBERED = 2_000;
/** A turn does not wait longer for the roster. */
const PATIENCE_MS = 3_000;

/** Every tenant that the activity names: in a shared channel the conversation's may be another than the sender's. */
function tenantsIn({ channelData, conversation }: Activity): string[] {
  const named: unknown[] = [channelData?.tenant?.id, conversation?.tenantId];
  return named
    .filter((id): id is string => typeof id === 'string' && id !== '')
    .map((id) => id.toLowerCase());
}

function isOfTenants(tenants: ReadonlySet<string>, activity: Activity): boolean {
  const named = tenantsIn(activity);
  return named.length > 0 && named.every((id) => tenants.has(id));
}

function isMember(
  { userRole, userPrincipalName, tenantId }: TeamsChannelAccount,
  tenants: ReadonlySet<string>,
) {
  const isGuest = /^(?:guest|anonymous)$/i.test(userRole ?? '') || /#EXT#/i.test(userPrincipalName ?? '');
  return !isGuest && (!tenantId || tenants.has(tenantId.toLowerCase()));
}

async function within<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface Doorkeeper {
  /** Of the one who wrote or tapped. */
  standing(context: TurnContext): Promise<Standing>;
  /** For what nobody says, such as an installation: by the tenant alone. */
  isAllowed(activity: Activity): boolean;
}

export function createDoorkeeper({ tenants, member, nowMs }: DoorkeeperParts): Doorkeeper {
  if (tenants === undefined) return { standing: async () => 'staff', isAllowed: () => true };
  const remembered = new Map<string, { readonly standing: Standing; readonly sinceMs: number }>();
  const remember = (person: string, standing: Standing) => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(person, { standing, sinceMs: nowMs() });
    return standing;
  };
  return {
    isAllowed: (activity) => isOfTenants(tenants, activity),
    async standing(context) {
      const { activity } = context;
      if (!isOfTenants(tenants, activity)) return 'outside';
      const known = remembered.get(activity.from.id);
      if (known !== undefined && nowMs() - known.sinceMs < REMEMBERED_MS) return known.standing;
      const found = await within(member(context));
      if (found === undefined) return 'unknown';
      return remember(activity.from.id, isMember(found, tenants) ? 'staff' : 'outside');
    },
  };
}
