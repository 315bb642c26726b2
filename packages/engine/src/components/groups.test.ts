import { expect, test } from 'vitest';
import { notAdded } from './groups.ts';
import { metrics } from './metrics.ts';

test('what is averaged over replicas is every share and every age, and nothing that adds up', () => {
  const all = Object.values(metrics).flat();
  const keys = (is: (unit: string) => boolean) =>
    new Set(all.filter(({ unit, form }) => form !== 'duration' && is(unit)).map(({ key }) => key));

  expect([...notAdded].sort()).toEqual([...keys((unit) => unit === 'share' || unit === 'seconds')].sort());
  for (const key of keys((unit) => unit !== 'share' && unit !== 'seconds')) expect(notAdded).not.toContain(key);
});

test('only quantiles of durations end as quantiles do', () => {
  for (const { key } of Object.values(metrics).flat()) expect(key).not.toMatch(/P(?:50|90|99)$/);
});
