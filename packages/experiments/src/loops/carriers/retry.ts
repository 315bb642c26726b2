import type { Carrier } from '../carrier.ts';
import { arrowsFrom, guardsAmong, through, triesAtMost } from '../topology.ts';

/**
 * Failure makes attempts, attempts make load, load makes failure.
 *
 * The loop closes through everything the arrow leads to: whichever tier is late or refuses, the attempt fails up here, and
 * the next one goes through all of them again.
 */
export const retry: Carrier = {
  key: 'retry',
  sign: '+',
  summary: 'What fails is tried again, which is more load, of which more fails.',
  find: (topology) =>
    topology.arrows
      .filter((arrow) => triesAtMost(arrow) > 1)
      .map((arrow) => ({
        at: arrow.name,
        ...through(arrowsFrom(topology, arrow)),
        says: `When \`${arrow.to}\` or what it calls is late or fails, \`${arrow.from}\` sends up to ${triesAtMost(arrow) - 1} more attempts.`,
        heldBy: guardsAmong(LIMITS, { side: 'calls', ...arrow }),
      })),
};

/** Guards of an arrow that bound its retries and hedges. */
export const LIMITS = [
  'adaptiveRateLimit',
  'adaptiveThrottle',
  'admissionControl',
  'bulkhead',
  'circuitBreaker',
  'clientRateLimit',
  'deadline',
  'retryBudget',
  'retryConcurrency',
  'retryQuota',
  'retryThrottle',
];
