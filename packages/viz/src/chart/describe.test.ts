import { expect, test } from 'vitest';
import { chartRun } from './chart-run.ts';
import { describeRun } from './describe.ts';
import { handMadeRun, stormRun } from './run.fixture.ts';

const describePlainly = (run: Parameters<typeof chartRun>[0]) =>
  describeRun(chartRun(run)).replaceAll(/[\u202f\u00a0]/g, ' ');

test('a storm is told as before, during and after', () => {
  expect(describePlainly(stormRun())).toBe(
    'Before the trigger goodput is 1 000/s of 1 000/s offered. ' +
      'During it (60–80 s) goodput is 0/s of 1 000/s offered and up to 4 096 attempts wait. ' +
      '220 s after it ended goodput is 0/s of 1 000/s offered, while the system makes 3 950 attempts/s.',
  );
});

test('what has not happened yet is not told', () => {
  expect(describePlainly(stormRun({ nowS: 30 }))).toBe(
    'In the first 30 s goodput is 1 000/s of 1 000/s offered, the system makes 1 000 attempts/s, and up to 2 attempts wait.',
  );
  expect(describePlainly(stormRun({ nowS: 70 }))).toMatch(/During it \(60–70 s\) [^.]+\.$/);
  expect(describePlainly(stormRun({ nowS: 0 }))).toBe('Nothing has happened yet.');
});

test('where nothing pushes the system, latency is told of the whole run, once it is over', () => {
  const calm = { durationS: 10, users: { offered: () => 4, good: () => 4 } };
  const latency = { mean: 0.5123, p99: 2.345 };
  const told = (run: Parameters<typeof chartRun>[0]) =>
    describeRun({ ...chartRun(run), latency }).replaceAll(/[\u202f\u00a0]/g, ' ');

  expect(told(handMadeRun(calm))).toMatch(
    /A call that ends well takes 0\.51 s on average, and 99 of 100 take 2\.3 s or less\.$/,
  );
  expect(told(handMadeRun({ ...calm, nowS: 5 }))).not.toContain('on average');
  expect(told(stormRun())).not.toContain('on average');
});

test('a run without triggers is told in one sentence', () => {
  const run = handMadeRun({
    durationS: 100,
    users: { offered: () => 400, good: () => 400 },
    calls: { attempts: () => 400 },
  });

  expect(describePlainly(run)).toBe(
    'Over 100 s goodput is 400/s of 400/s offered, the system makes 400 attempts/s, and up to 0 attempts wait.',
  );
});

test('digits that chance alone decides are left out', () => {
  const noisy = handMadeRun({ durationS: 60, users: { offered: (second) => 992 + (second % 2 === 0 ? 31 : -31) } });

  expect(describePlainly(noisy)).toContain('of 1 000/s offered');
});
