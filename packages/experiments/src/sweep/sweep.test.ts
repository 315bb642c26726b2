import { seconds } from '@basin/engine';
import { expect, test } from 'vitest';
import { outage, seedsTo, systemOf } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { jobOf } from '../vary/change.ts';
import { sweep, type Sweep } from './sweep.ts';

const RATE = 'components.users.client.arrivals.rate';

/** One worker of 100 ms; the load is a share of what it can do. */
const QUEUE = systemOf({
  duration: '30m',
  bucket: '10s',
  components: {
    users: { client: { arrivals: { poisson: '1/s' }, goodWithin: '1h' } },
    maker: { server: { workers: 1, service: { exponential: '100ms' } } },
  },
  arrows: { 'users -> maker': {} },
});

test('mean and p99 over utilisation are those of M/M/1', async () => {
  const along = [0.3, 0.5, 0.7];
  const question = {
    along,
    lines: [{ system: QUEUE, path: RATE, times: 10 }],
    measures: ['latencyMean', 'latencyP99'],
  };

  const { lines } = await sweep({ ...question, seeds: seedsTo(8) }, sequentialRunner);

  for (const [index, { readings }] of lines[0]!.entries()) {
    const mean = 1 / (10 * (1 - along[index]!));
    // Student's interval over 8 runs holds the truth 19 times of 20; twice its half-width more than 999 times of 1000
    // (t with 7 degrees of freedom at 4.73). A quantile of the histogram is off by up to 1 %.
    for (const [measure, theory] of [mean, mean * Math.log(100)].entries()) {
      const { value, high } = readings[measure]!;
      expect(Math.abs(value - theory), `${along[index]}`).toBeLessThan(2 * (high - value) + 0.01 * theory);
    }
  }
});

test('a latency is in seconds, and of calls that ended', async () => {
  const still = systemOf({
    duration: '10s',
    components: {
      users: { client: { arrivals: { constant: '2/s' }, goodWithin: '1s' } },
      maker: { server: { workers: 1, service: { constant: '100ms' } } },
    },
    arrows: { 'users -> maker': {} },
  });
  const measures = ['latencyMean', 'latencyP50', 'latencyP90', 'latencyP99', 'maker.utilisation'];

  const { lines } = await sweep(
    { along: [2, 4], lines: [{ system: still, path: RATE }], measures, seeds: [1] },
    sequentialRunner,
  );

  const values = lines[0]!.map(({ readings }) => readings.map(({ value }) => value));
  for (const latencies of values) for (const value of latencies.slice(0, 4)) expect(value).toBeCloseTo(0.1, 2);
  expect(values[1]?.[4]).toBeCloseTo(0.4, 1);
});

test('every line has its own system and its own scale, on the same seeds', async () => {
  const two = { ...QUEUE, scenario: { ...QUEUE.scenario, duration: seconds(60) } };
  const question = {
    along: [0.2, 0.4],
    lines: [
      { system: two, path: RATE, times: 10 },
      { system: two, path: RATE, times: 20 },
    ],
    measures: ['offered'],
    seeds: seedsTo(2),
  };

  const { lines } = await sweep(question, sequentialRunner);

  expect(lines.map((points) => points.map(({ changes }) => changes))).toEqual([
    [[{ set: RATE, to: 2 }], [{ set: RATE, to: 4 }]],
    [[{ set: RATE, to: 4 }], [{ set: RATE, to: 8 }]],
  ]);
  expect(lines[0]![1]!.readings).toEqual(lines[1]![0]!.readings);
});

test('a number is what is written, without the last bits of a product', async () => {
  const lines = [{ system: outage(20), path: RATE, times: 3 }];

  const answer = await sweep({ along: [0.1], lines, measures: ['offered'], seeds: [1] }, sequentialRunner);

  expect(answer.lines[0]?.[0]?.changes).toEqual([{ set: RATE, to: 0.3 }]);
});

test('triggers stay, and means are of the window that was asked for', async () => {
  const window = { fromUs: 22e6, toUs: 30e6 };
  const question = { along: [20], lines: [{ system: outage(20), path: RATE }], measures: ['goodputShare'] };

  const during = await sweep({ ...question, seeds: [1], window }, sequentialRunner);
  const all = await sweep({ ...question, seeds: [1] }, sequentialRunner);

  expect(during.lines[0]?.[0]?.readings[0]?.value).toBe(0);
  expect(all.lines[0]?.[0]?.readings[0]?.value).toBeGreaterThan(0.5);
});

test('on the way there are whole pictures of fewer seeds, and each point makes its runs again', async () => {
  const partial: Sweep[] = [];
  const question = { along: [20, 30], lines: [{ system: outage(20), path: RATE }], measures: ['offered'] };

  const answer = await sweep({ ...question, seeds: [1, 2, 3] }, sequentialRunner, {
    onProgress: (progress) => progress.partial && partial.push(progress.partial),
  });

  expect(partial.map(({ seeds }) => seeds)).toEqual([[1], [1, 2], [1, 2, 3]]);
  expect(partial.at(-1)).toEqual(answer);
  expect(partial[0]?.lines[0]?.every(({ readings }) => readings.length === 1)).toBe(true);
  const job = jobOf(outage(20), { changes: answer.lines[0]![1]!.changes, seed: 2 });
  expect(job.scenario.components['users']?.['client']).toMatchObject({ arrivals: { perSecond: 30 } });
});
