import { InvariantError, type Run } from '@basin/engine';
import type { Job, Runner } from '@basin/experiments';
import type { RunReport } from '../../workers/protocol.ts';
import { WorkerClient } from './worker-client.ts';

/** Workers kept for the next batch; an experiment asks for many. */
export interface RunnerPool {
  readonly runner: Runner;
  /** Ends the workers. The pool may be used again: it makes new ones. */
  readonly close: () => void;
}

/**
 * Makes runs in workers of this page, as many at a time as there are cores to spare; one is left to the page.
 *
 * Aborting ends the workers, because a simulation under way does not listen.
 */
export function runnerPool(size = coresToSpare()): RunnerPool {
  const idle: Seat[] = [];
  const seats = new Set<Seat>();
  const close = (): void => {
    for (const seat of seats) seat.end();
    seats.clear();
    idle.length = 0;
  };
  const take = (): Seat => {
    const seat = idle.pop() ?? new Seat();
    seats.add(seat);
    return seat;
  };
  const runner: Runner = async (jobs, onProgress, signal) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', close, { once: true });
    const runs: Run[] = [];
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      const seat = take();
      for (let index = next++; index < jobs.length; index = next++) {
        const job = jobs[index];
        if (job === undefined) break;
        runs[index] = await seat.make(job);
        done += 1;
        onProgress(done);
        // Here, because whoever heard of the progress may have stopped it: an ended seat would make a new worker.
        signal.throwIfAborted();
      }
      idle.push(seat);
    };
    try {
      await Promise.all(Array.from({ length: Math.min(size, jobs.length) }, work));
    } catch (error) {
      // One run that fails fails the batch: what the others are at is of no use any more.
      close();
      throw error;
    } finally {
      signal.removeEventListener('abort', close);
    }
    return runs;
  };
  return { runner, close };
}

/** One worker and whoever waits for it. */
class Seat {
  private readonly client = new WorkerClient((report) => this.hear(report));
  private waiting: PromiseWithResolvers<Run> | undefined;
  private run: Run | undefined;

  make({ seed, ...job }: Job): Promise<Run> {
    this.waiting = Promise.withResolvers<Run>();
    const { promise } = this.waiting;
    this.client.start({ ...job, seeds: [seed], stream: false });
    return promise;
  }

  end(): void {
    this.client.cancel();
    this.waiting?.reject(new DOMException('The runs were stopped.', 'AbortError'));
    this.waiting = undefined;
  }

  private hear(report: RunReport): void {
    // The worker is free for the next job only when it says so: asked earlier, the client would end it.
    if (report.kind === 'run') this.run = report.run;
    if (report.kind === 'done' && this.run !== undefined) this.waiting?.resolve(this.run);
    if (report.kind === 'crashed') this.waiting?.reject(new Error(report.says));
    if (report.kind === 'refused')
      this.waiting?.reject(new InvariantError(`experiments run checked settings: ${report.diagnostics[0]?.says}`));
  }
}

function coresToSpare(): number {
  return Math.min(8, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
}
