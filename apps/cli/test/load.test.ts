import { expect, test } from 'vitest';
import { basin } from './cli.fixture.ts';

test('a run under recorded load: the client calls as the file says', async () => {
  const { code, out } = await basin('run', './small-storm', '--load', 'load.csv', '--json');

  expect(code).toBe(0);
  const offered: number[] = JSON.parse(out).clients.users.series.offered;
  const mean = (from: number, to: number) => offered.slice(from, to).reduce((sum, each) => sum + each, 0) / (to - from);
  // Poisson: 5 standard errors of ten seconds.
  for (const [index, rate] of [100, 300, 0, 50].entries()) {
    expect(Math.abs(mean(10 * index, 10 * index + 10) - rate)).toBeLessThanOrEqual(5 * Math.sqrt(rate / 10));
  }
  expect(mean(40, offered.length)).toBe(0);
});

test('a file that is wrong is refused with line and column', async () => {
  const { code, err } = await basin('run', './small-storm', '--load', 'broken/load.csv');

  expect(code).toBe(2);
  expect(err).toContain('broken/load.csv:3:1: error: This call comes before the one above it.');
  expect(err).toContain('    3 | 0.1');
});

test('a client that is not there is refused', async () => {
  const { code, err } = await basin('run', './small-storm', '--load', 'robots=load.csv');

  expect(code).toBe(2);
  expect(err).toContain('There is no client `robots`.');
});
