import { InvariantError, type Run } from '@basin/engine';
import { jobOf, type RunRef } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import type { Job, Runner } from './runner.ts';

/** How far an experiment is, told after every run. */
export interface Progress<Partial = never> {
  /** Runs made. Never falls. */
  readonly done: number;
  /** Runs decided on so far. */
  readonly planned: number;
  /** Whether `planned` is the last word. Where each answer decides what is asked next, it is so only at the end. */
  readonly isPlanFinal: boolean;
  /** The answer as far as it is known, from experiments that give one on the way. */
  readonly partial?: Partial;
}

export interface Options<Partial = never> {
  readonly onProgress?: (progress: Progress<Partial>) => void;
  /** Aborted, the experiment rejects with its reason, at once. */
  readonly signal?: AbortSignal;
}

/**
 * Where an experiment has its runs made. Each run is read as soon as it is there and let go, so that memory holds a
 * batch of runs and not all of them.
 */
export class Laboratory<Partial = never> {
  private readonly system: System;
  private readonly runner: Runner;
  private readonly onProgress: (progress: Progress<Partial>) => void;
  private readonly signal: AbortSignal;
  private done = 0;
  private planned = 0;
  private isPlanFinal = false;

  constructor(system: System, runner: Runner, { onProgress = () => {}, signal }: Options<Partial>) {
    this.system = system;
    this.runner = runner;
    this.onProgress = onProgress;
    this.signal = signal ?? new AbortController().signal;
    this.signal.throwIfAborted();
  }

  /** All the runs there will be. */
  readAll<Reading>(refs: readonly RunRef[], read: (run: Run, ref: RunRef) => Reading): Promise<Reading[]> {
    this.isPlanFinal = true;
    return this.read(refs, read);
  }

  /** Some runs, after which there may be more; readings are in the order of the references. */
  read<Reading>(refs: readonly RunRef[], read: (run: Run, ref: RunRef) => Reading): Promise<Reading[]> {
    const jobs = refs.map((ref) => jobOf(this.system, ref));
    return this.make(jobs, (run, index) => read(run, refs[index] ?? { changes: [], seed: run.seed }));
  }

  /** All the runs there will be, of more systems than one. */
  readJobs<Reading>(jobs: readonly Job[], read: (run: Run, job: Job) => Reading): Promise<Reading[]> {
    this.isPlanFinal = true;
    return this.make(jobs, (run, index) => read(run, jobs[index] ?? { ...this.system, seed: run.seed }));
  }

  private async make<Reading>(jobs: readonly Job[], read: (run: Run, index: number) => Reading): Promise<Reading[]> {
    this.planned += jobs.length;
    const readings: Reading[] = [];
    for (let first = 0; first < jobs.length; first += BATCH) {
      const batch = jobs.slice(first, first + BATCH);
      const before = this.done;
      const tell = (done: number): void => this.tell(before + done);
      const runs = await untilAborted(this.signal, () => this.runner(batch, tell, this.signal));
      if (runs.length !== batch.length) throw new InvariantError('a runner makes a run for every job');
      this.done = before + runs.length;
      for (const [index, run] of runs.entries()) readings.push(read(run, first + index));
    }
    return readings;
  }

  /** Gives what is known so far. */
  show(partial: Partial): void {
    const { done, planned, isPlanFinal } = this;
    this.onProgress({ done, planned, isPlanFinal, partial });
  }

  /** No more runs are needed. */
  close(): void {
    if (this.isPlanFinal) return;
    this.isPlanFinal = true;
    this.tell(this.done);
  }

  private tell(done: number): void {
    if (this.signal.aborted) return;
    this.onProgress({ done, planned: this.planned, isPlanFinal: this.isPlanFinal });
  }
}

/** The signal wins at once, even over a runner that does not look at it. */
async function untilAborted<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const result = await Promise.race([work(), aborted]);
    signal.throwIfAborted();
    return result;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Keeps some dozens of cores busy, and the runs of a batch well below 100 MB. */
const BATCH = 96;
