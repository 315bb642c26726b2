/** Runs simulations away from the page. All it knows is in `run-job.ts`, which is tested without a worker. */
import type { RunJob } from './protocol.ts';
import { runJob } from './run-job.ts';

globalThis.addEventListener('message', (event: MessageEvent<RunJob>) => {
  void runJob(
    event.data,
    (report) => globalThis.postMessage(report),
    () => performance.now(),
  );
});
