import type { Carrier } from '../carrier.ts';

/** A queue that fills refuses: the loop that a server's guard closes against what waits. */
export const refusal: Carrier = {
  key: 'refusal',
  sign: '−',
  summary: 'The more waits, the more is refused, so that less waits.',
  find: ({ boxes, arrows }) =>
    boxes.flatMap(({ name, guards }) =>
      DOORS.filter((key) => typeof guards[key] === 'object').map((key) => ({
        at: name,
        components: [name],
        arrows: arrows.filter(({ to }) => to === name).map((arrow) => arrow.name),
        says: `The more waits at \`${name}\`, the more \`${key}\` refuses or drops.`,
        heldBy: [],
      })),
    ),
};

/** Guards of a server, or of a pool, that look at what waits there. */
export const DOORS = ['codel', 'concurrencyLimit', 'dropExpired', 'loadShedding', 'queueLimit'];
