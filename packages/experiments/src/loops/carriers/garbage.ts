import type { Carrier } from '../carrier.ts';
import { guardsAmong } from '../topology.ts';
import { DOORS } from './refusal.ts';

/** What waits takes memory, a full heap takes time, and so more waits. */
export const garbage: Carrier = {
  key: 'garbage',
  sign: '+',
  summary: 'The more waits, the fuller the heap, the longer everything takes.',
  find: ({ boxes, arrows }) =>
    boxes
      .filter(({ kind, params }) => kind === 'server' && typeof params['memory'] === 'object')
      .map(({ name, guards }) => ({
        at: name,
        components: [name],
        arrows: arrows.filter(({ to }) => to === name).map((arrow) => arrow.name),
        says: `The more waits at \`${name}\`, the more of its time goes into collecting garbage, so that more waits.`,
        heldBy: guardsAmong(DOORS, { side: 'servers', name, guards }),
      })),
};
