/** A run that is steered, away from the page. All it knows is in `steering.ts`, which is tested without a worker. */
import { Steering } from './steering.ts';
import type { SteerOrder } from './steer-protocol.ts';

const steering = new Steering();

// One order after another: a run is in one place at a time.
let last: Promise<unknown> = Promise.resolve();
globalThis.addEventListener('message', (event: MessageEvent<SteerOrder>) => {
  last = last.then(async () => globalThis.postMessage(await steering.obey(event.data)));
});
