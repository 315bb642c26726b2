import type { Answerable, Attempts } from './attempts.ts';
import { NO_PARENT, type Calls } from './calls.ts';
import type { Attempt } from './rows.ts';

interface Traffic {
  readonly attempts: Attempts;
  readonly calls: Calls;
  readonly callers: readonly Answerable[];
}

/**
 * Whether anybody still waits for what comes of an attempt: its caller, and up the tiers whoever that made the call for.
 *
 * Somebody who has decided without its answer, as a server does that called several at once, does not wait for it either.
 * One who keeps answers, as a cache does, has a use for them in any case.
 */
export function isAwaited({ attempts, calls, callers }: Traffic, attempt: Attempt): boolean {
  let each = attempt;
  while (!attempts.isAbandoned(each)) {
    // As long as its caller waits, the call is open, and an attempt it is made for is held by it.
    const parent = calls.parent[attempts.call[each]!]!;
    if (parent === NO_PARENT || callers[attempts.arrow[each]!]!.keeps?.(parent) === true) return true;
    if (attempts.hasDecided(parent)) return false;
    each = parent;
  }
  return false;
}
