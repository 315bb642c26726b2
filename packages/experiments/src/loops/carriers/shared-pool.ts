import type { Carrier } from '../carrier.ts';
import { arrowsBehind, guardsAmong, through } from '../topology.ts';
import { DOORS } from './refusal.ts';

/**
 * A connection is held until the answer comes, also for who has left: the slower the answers, the fewer connections there
 * are, for all who share them. Services that have nothing else in common become slow together.
 */
export const sharedPool: Carrier = {
  key: 'sharedPool',
  sign: '+',
  summary: 'Slow answers hold connections that the others wait for, whoever was slow.',
  find: (topology) =>
    topology.boxes.flatMap(({ kind, name, guards }) => {
      const before = topology.arrows.filter(({ to }) => to === name);
      if (kind !== 'pool' || before.length < 2) return [];
      const callers = before.map(({ from }) => `\`${from}\``).join(', ');
      const bounds = before.flatMap((arrow) => guardsAmong(SHARES, { side: 'calls', ...arrow }));
      return [
        {
          at: name,
          ...through([...before, ...arrowsBehind(topology, name)]),
          says: `What one of ${callers} holds of \`${name}\` while it waits the others have to do without.`,
          heldBy: [...bounds, ...guardsAmong(DOORS, { side: 'servers', name, guards })],
        },
      ];
    }),
};

/** Guards of an arrow that keep one caller from taking everything. */
const SHARES = ['bulkhead', 'circuitBreaker', 'clientRateLimit'];
