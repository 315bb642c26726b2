import { NO_GUARDS, seconds, type Scenario } from '@basin/engine';
import { afterEach, expect, test, vi } from 'vitest';
import type { RunJob, RunReport } from '../../workers/protocol.ts';
import { WorkerClient } from './worker-client.ts';

class StillWorker extends EventTarget {
  static made: StillWorker[] = [];
  readonly jobs: RunJob[] = [];
  isEnded = false;

  constructor() {
    super();
    StillWorker.made.push(this);
  }

  postMessage(job: RunJob): void {
    this.jobs.push(job);
  }

  terminate(): void {
    this.isEnded = true;
  }

  fails(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  says(report: RunReport): void {
    this.dispatchEvent(new MessageEvent('message', { data: report }));
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  StillWorker.made = [];
});

const SCENARIO = { duration: seconds(1), bucket: seconds(1) } as unknown as Scenario;
const JOB = { scenario: SCENARIO, guards: NO_GUARDS, seeds: [1], stream: false };

function client(): { reports: RunReport[]; start: () => StillWorker } {
  vi.stubGlobal('Worker', StillWorker);
  const reports: RunReport[] = [];
  const made = new WorkerClient((report) => reports.push(report));
  return {
    reports,
    start: () => {
      made.start(JOB);
      return StillWorker.made.at(-1)!;
    },
  };
}

test('a worker that was ended for the next job has no say about that', () => {
  const { reports, start } = client();
  const first = start();
  const second = start();
  expect(first.isEnded).toBe(true);

  first.fails('could not be loaded');
  expect(reports).toEqual([]);

  second.says({ id: second.jobs[0]!.id, kind: 'done' });
  expect(reports).toEqual([{ id: second.jobs[0]!.id, kind: 'done' }]);
});

test('the failure of a worker at work is told once, and the next job gets another worker', () => {
  const { reports, start } = client();
  const first = start();

  first.fails('out of memory');
  first.fails('out of memory');

  expect(reports).toEqual([{ id: first.jobs[0]!.id, kind: 'crashed', says: 'out of memory' }]);
  expect(start()).not.toBe(first);
});

test('a worker that is done serves the next job', () => {
  const { start } = client();
  const first = start();

  first.says({ id: first.jobs[0]!.id, kind: 'done' });

  expect(start()).toBe(first);
});
