import type { RunJob, RunReport } from '../../workers/protocol.ts';

/**
 * One worker, made when the first job comes and thrown away when a job is cancelled.
 *
 * A simulation never looks up from its work, so ending the worker is the only way to stop it; the next job gets a new
 * one. Whatever goes wrong in or around the worker reaches `onReport` as `crashed`: a job always ends.
 */
export class WorkerClient {
  private worker: Worker | undefined;
  private jobId = 0;
  private isBusy = false;
  private readonly onReport: (report: RunReport) => void;

  constructor(onReport: (report: RunReport) => void) {
    this.onReport = onReport;
  }

  start(job: Omit<RunJob, 'id'>): void {
    if (this.isBusy) this.cancel();
    this.isBusy = true;
    this.jobId += 1;
    try {
      this.worker ??= this.create();
      this.worker.postMessage({ ...job, id: this.jobId } satisfies RunJob);
    } catch (error) {
      this.crash(String(error));
    }
  }

  cancel(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.isBusy = false;
  }

  private create(): Worker {
    const worker = new Worker(new URL('../../workers/simulate.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<RunReport>) => this.hear(event.data));
    // One that was ended while it was being loaded may still say that it could not be: that is not about the next job.
    const crash = (says: string): void => {
      if (worker === this.worker) this.crash(says);
    };
    worker.addEventListener('error', (event) => crash(event.message || 'The simulator could not be loaded.'));
    worker.addEventListener('messageerror', () => crash('A message from the simulator could not be read.'));
    return worker;
  }

  private hear(report: RunReport): void {
    if (report.id !== this.jobId || !this.isBusy) return;
    if (report.kind !== 'progress' && report.kind !== 'run') this.isBusy = false;
    this.onReport(report);
  }

  /** A worker that failed is not trusted with the next job. */
  private crash(says: string): void {
    if (!this.isBusy) return;
    this.cancel();
    this.onReport({ id: this.jobId, kind: 'crashed', says });
  }
}
