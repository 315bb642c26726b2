import type { Carrier } from '../carrier.ts';
import { arrowsBehind, through } from '../topology.ts';

/** Users who wait for their answers cannot ask for more meanwhile: a closed loop holds its own load down. */
export const closedUsers: Carrier = {
  key: 'closedUsers',
  sign: '−',
  summary: 'The longer an answer takes, the fewer calls those who wait for it make.',
  find: (topology) =>
    topology.boxes
      .filter(({ kind, params }) => kind === 'client' && typeof params['closed'] === 'object')
      .map(({ name }) => ({
        at: name,
        ...through(arrowsBehind(topology, name)),
        says: `The longer \`${name}\` wait for an answer, the fewer calls they make.`,
        heldBy: [],
      })),
};
