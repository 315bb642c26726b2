import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { arrivalsPeak } from './arrivals-peak.ts';

const window = { ...seconds(10, 60), of: 'checkout' };
const runOf = (arrivals: readonly number[] | number) => handMadeRun({ checkout: { arrivals } });

test('an even flow has no peak, and a herd is as many times the average as it is', () => {
  expect(arrivalsPeak.measure(runOf(20), window)).toBe(1);

  // 49 seconds of 10 and one of 510: 1 000 in 50 s are 20 a second.
  const arrivals = Array.from({ length: 60 }, (_, second) => (second === 30 ? 510 : 10));
  expect(arrivalsPeak.measure(runOf(arrivals), window)).toBe(25.5);
  expect(arrivalsPeak.look(runOf(arrivals), window)).toEqual({ ...seconds(25, 36), of: 'checkout' });
});

test('a herd before the window is not its concern', () => {
  expect(arrivalsPeak.measure(runOf([900, ...Array<number>(59).fill(4)]), window)).toBe(1);
});

test('where nothing arrives there is no peak to measure', () => {
  expect(arrivalsPeak.measure(runOf(0), window)).toBeNaN();
});
