import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { hitRatio } from './hit-ratio.ts';

const window = { ...seconds(0, 60), of: 'cache' };
const runOf = (values: Readonly<Record<string, number>>) => handMadeRun({ others: { cache: ['cache', values] } });

test('what is answered stale is answered: only misses count against it', () => {
  expect(hitRatio.measure(runOf({ lookups: 100, hits: 70, stale: 20, misses: 10 }), window)).toBeCloseTo(0.9, 12);
  expect(hitRatio.measure(runOf({ lookups: 100, misses: 100 }), window)).toBe(0);
});

test('a cache that nobody asks has no hit ratio', () => {
  expect(hitRatio.measure(runOf({ lookups: 0 }), window)).toBeNaN();
});
