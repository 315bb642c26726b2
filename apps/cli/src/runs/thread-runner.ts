import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { micros, type ActionSettings, type Micros, type Run } from '@basin/engine';
import type { Job, Runner } from '@basin/experiments';
import { RunCrashed } from './run-crashed.ts';
import type { Answer, Order } from './simulate-worker.ts';

export interface TimedRun {
  readonly run: Run;
  readonly wallSeconds: number;
}

export interface RunOptions {
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
  /** The command that reproduces a run of this seed, should it crash. */
  readonly reproduce: (seed: number) => string;
  readonly warmUpUs?: Micros;
  /** What somebody does about it, in every run. */
  readonly actions?: readonly ActionSettings[];
}

interface Task {
  readonly order: Order;
  readonly reproduce: string;
  readonly resolve: (answer: TimedRun) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Makes runs on several threads at once, in the order of the jobs. Threads are kept from batch to batch until `close`.
 *
 * Which thread makes a run changes nothing about it: a run depends on scenario, guards and seed alone.
 */
export class Threads {
  private readonly workers: Worker[];
  private readonly idle: Worker[];
  private readonly busy = new Map<Worker, Task>();
  private waiting: Task[] = [];

  constructor(count: number = Math.max(2, os.availableParallelism())) {
    this.workers = Array.from({ length: count }, () => this.start());
    this.idle = [...this.workers];
  }

  async run(jobs: readonly Job[], options: RunOptions): Promise<TimedRun[]> {
    const { onProgress, signal, reproduce, warmUpUs = micros(0), actions = [] } = options;
    signal.throwIfAborted();
    let done = 0;
    const tasks: Task[] = [];
    const giveUp = Promise.withResolvers<never>();
    const onAbort = (): void => giveUp.reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    const runs = jobs.map(async (job) => {
      const run = await new Promise<TimedRun>((resolve, reject) => {
        tasks.push({
          order: { ...job, warmUpUs, actions: job.actions ?? actions },
          reproduce: reproduce(job.seed),
          resolve,
          reject,
        });
      });
      onProgress(++done);
      return run;
    });
    this.waiting.push(...tasks);
    this.handOut();
    try {
      return await Promise.race([Promise.all(runs), giveUp.promise]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.waiting = this.waiting.filter((task) => !tasks.includes(task));
    }
  }

  /** These threads as experiments and gates take them. `signal`, where it is given, is heard in place of theirs. */
  runner({ reproduce, signal }: Pick<RunOptions, 'reproduce'> & { readonly signal?: AbortSignal }): Runner {
    return async (jobs, onProgress, aborted) => {
      const timed = await this.run(jobs, { onProgress, signal: signal ?? aborted, reproduce });
      return timed.map(({ run }) => run);
    };
  }

  /** Stops every thread, whatever it is doing. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(): Worker {
    const worker = new Worker(new URL('simulate-worker.ts', import.meta.url));
    worker.on('message', (answer: Answer) => {
      const task = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      this.handOut();
      if ('crashed' in answer) task?.reject(crash(task, answer.crashed));
      else task?.resolve(answer);
    });
    worker.on('error', (error) => {
      const task = this.busy.get(worker);
      task?.reject(crash(task, error instanceof Error ? error.message : String(error)));
    });
    return worker;
  }

  private handOut(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop();
      const task = this.waiting.shift();
      if (worker === undefined || task === undefined) return;
      this.busy.set(worker, task);
      worker.postMessage(task.order);
    }
  }
}

function crash({ order, reproduce }: Task, says: string): RunCrashed {
  return new RunCrashed(says, { seed: order.seed, reproduce });
}
