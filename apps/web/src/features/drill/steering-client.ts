import type { SteerOrder, SteerReport } from '../../workers/steer-protocol.ts';

/** A worker in which one run is steered. It answers in the order in which it was asked. */
export class SteeringClient {
  private readonly worker = new Worker(new URL('../../workers/steer.worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting: ((report: SteerReport) => void)[] = [];

  constructor() {
    this.worker.addEventListener('message', (event: MessageEvent<SteerReport>) => this.waiting.shift()?.(event.data));
    this.worker.addEventListener('error', (event) => this.crash(event.message || 'The simulator could not be loaded.'));
    this.worker.addEventListener('messageerror', () => this.crash('A message from the simulator could not be read.'));
  }

  readonly steer = (order: SteerOrder): Promise<SteerReport> =>
    new Promise((resolve) => {
      this.waiting.push(resolve);
      this.worker.postMessage(order);
    });

  end(): void {
    this.worker.terminate();
  }

  private crash(says: string): void {
    for (const settle of this.waiting.splice(0)) settle({ kind: 'crashed', says });
  }
}
