import type { Carrier } from '../carrier.ts';
import { arrowsFrom, copiesAtMost, guardsAmong, through } from '../topology.ts';
import { LIMITS } from './retry.ts';

/** Lateness makes copies, copies make load, load makes lateness: a retry that does not wait for the failure. */
export const hedge: Carrier = {
  key: 'hedge',
  sign: '+',
  summary: 'What is late is sent again, which is more load, of which more is late.',
  find: (topology) =>
    topology.arrows
      .filter((arrow) => copiesAtMost(arrow) > 1)
      .map((arrow) => {
        const { guards, from, to } = arrow;
        const isCapped = typeof guards['hedging'] === 'object' && guards['hedging']['maxExtraLoad'] !== 'unlimited';
        return {
          at: arrow.name,
          ...through(arrowsFrom(topology, arrow)),
          says: `When \`${to}\` or what it calls is late, \`${from}\` has up to ${copiesAtMost(arrow)} copies of a call under way.`,
          // Its own cap, and what grants a hedge as it grants a retry.
          heldBy: guardsAmong(isCapped ? ['hedging', ...LIMITS] : LIMITS, { side: 'calls', ...arrow }),
        };
      }),
};
