import type { AttemptPace } from '../sending-sites.ts';
import type { CallerSites } from '../sites.ts';
import type { Outcome } from '../traffic/outcome.ts';
import type { Call } from '../traffic/rows.ts';

/** What a caller asks its guards, and how their answers combine. */

/** How long the next attempt of a call may stay unanswered; infinity where nobody says. */
export function shortestTimeoutUs({ timeouts }: CallerSites, call: Call): number {
  let shortestUs = Infinity;
  for (let i = 0; i < timeouts.length; i++) {
    const eachUs = timeouts[i]!.timeoutUs(call);
    if (eachUs < shortestUs) shortestUs = eachUs;
  }
  return shortestUs;
}

/** Whether all gates allow the next attempt of a call. If not, all of them are told. */
export function isAllowed({ gates }: CallerSites, call: Call): boolean {
  for (let i = 0; i < gates.length; i++) {
    if (gates[i]!.allows(call)) continue;
    for (let j = 0; j < gates.length; j++) gates[j]!.onBlocked();
    return false;
  }
  return true;
}

/** Whose turn a call has to wait for before its next attempt; null: nobody's. */
export function holderOf({ paces }: CallerSites, call: Call): AttemptPace | null {
  for (let i = 0; i < paces.length; i++) if (!paces[i]!.isDue(call)) return paces[i]!;
  return null;
}

/** Whether no gate vetoes the retry of a call. If so, all of them are told. */
export function isRetryGranted({ retryGates }: CallerSites, call: Call, outcome: Outcome): boolean {
  for (let i = 0; i < retryGates.length; i++) if (!retryGates[i]!.mayRetry(call, outcome)) return false;
  // Spent when granted, not when sent: during a long backoff many calls would be granted the same token.
  for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onRetry(call, outcome);
  return true;
}
