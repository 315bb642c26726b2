import type { Carrier } from '../carrier.ts';

/** Failure holds attempts back: the loop that a caller's guard closes against its own load. */
export const brake: Carrier = {
  key: 'brake',
  sign: '−',
  summary: 'What fails keeps the caller from sending, which is less load.',
  find: ({ arrows }) =>
    arrows.flatMap(({ name, from, to, guards }) =>
      BRAKES.filter((key) => typeof guards[key] === 'object').map((key) => ({
        at: name,
        components: [from, to],
        arrows: [name],
        says: `When attempts on \`${name}\` fail, \`${key}\` lets \`${from}\` send fewer of them.`,
        heldBy: [],
      })),
    ),
};

/** Guards of an arrow that hear outcomes and block first attempts too. */
const BRAKES = ['adaptiveRateLimit', 'adaptiveThrottle', 'admissionControl', 'circuitBreaker'];
