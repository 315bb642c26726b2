import { expect, test } from 'vitest';
import { chartRun } from './chart-run.ts';
import { handMadePart, handMadeRun, stormRun } from './run.fixture.ts';

test('counts per bucket become rates per second', () => {
  const run = handMadeRun({ durationS: 4, users: { offered: () => 50, good: () => 30 } });

  const { series } = chartRun({ ...run, bucketUs: 500_000 });

  expect(series.offered[0]).toBe(100);
  expect(series.goodput[0]).toBe(60);
});

test('the system is all its clients, the arrows that leave them, and all its queues', () => {
  const run = handMadeRun({
    durationS: 1,
    calls: { attempts: () => 10, timeout: () => 4 },
    server: { queue: () => 3 },
  });
  const inner = handMadePart({
    name: 'checkout -> payments',
    kind: 'arrow',
    metrics: { attempts: () => 100, timeout: () => 100 },
    bucketCount: 1,
  });
  const payments = handMadePart({ name: 'payments', kind: 'server', metrics: { queue: () => 5 }, bucketCount: 1 });

  const { series } = chartRun({ ...run, parts: [...run.parts, inner, payments] });

  expect(series.attempts[0]).toBe(10);
  expect(series.timeouts[0]).toBe(4);
  expect(series.queue[0]).toBe(8);
});

test('replicas are taken together: their queues add up, as do the arrows to them', () => {
  const run = handMadeRun({ durationS: 1 });
  const [users] = run.parts;
  const replicas = [1, 2].flatMap((number) => [
    handMadePart({ name: `checkout.${number}`, kind: 'server', metrics: { queue: () => number }, bucketCount: 1 }),
    handMadePart({
      name: `users -> checkout.${number}`,
      kind: 'arrow',
      metrics: { attempts: () => 10 * number, retries: () => number },
      bucketCount: 1,
    }),
  ]);

  const { series } = chartRun({ ...run, parts: [users!, ...replicas] });

  expect([series.queue[0], series.attempts[0], series.retries[0]]).toEqual([3, 30, 3]);
});

test('latencies are in seconds, and seconds without an answer have none', () => {
  const { series } = chartRun(stormRun());

  expect(series.latencyP99[10]).toBe(0.06);
  expect(series.latencyP99[100]).toBeNaN();
});

test('triggers come from the marks of the run unless they are given', () => {
  const given = [{ fromUs: 60e6, toUs: 80e6, label: 'slow ×10' }];

  expect(chartRun(stormRun()).triggers).toEqual([{ fromUs: 60e6, toUs: 80e6, label: 'slow' }]);
  expect(chartRun(stormRun(), { triggers: given }).triggers).toBe(given);
});

test('a trigger that nobody has ended is open', () => {
  const run = stormRun({ nowS: 70 });

  expect(chartRun({ ...run, marks: run.marks.slice(0, 1) }).triggers[0]?.toUs).toBe(Infinity);
});
