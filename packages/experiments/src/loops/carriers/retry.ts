import type { Carrier } from '../carrier.ts';
import { arrowsFrom, attemptsAtMost, type Arrow } from '../topology.ts';

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
      .filter((arrow) => attemptsAtMost(arrow) > 1)
      .map((arrow) => {
        const arrows = arrowsFrom(topology, arrow);
        return {
          at: arrow.name,
          components: [...new Set([arrow.from, ...arrows.map(({ to }) => to)])],
          arrows: arrows.map(({ name }) => name),
          says: `When \`${arrow.to}\` or what it calls is late or fails, \`${arrow.from}\` sends up to ${attemptsAtMost(arrow) - 1} more attempts.`,
          heldBy: holding(arrow),
        };
      }),
};

function holding({ name, guards }: Arrow): string[] {
  return LIMITS.filter((key) => typeof guards[key] === 'object').map((key) => `calls["${name}"].${key}`);
}

/** Guards of an arrow that bound its retries. */
const LIMITS = [
  'adaptiveThrottle',
  'bulkhead',
  'circuitBreaker',
  'clientRateLimit',
  'retryBudget',
  'retryConcurrency',
  'retryQuota',
  'retryThrottle',
];
