import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { amplification } from './amplification.ts';

test('amplification is attempts over calls', () => {
  const run = handMadeRun({
    users: { offered: 100 },
    arrow: { attempts: [...Array(30).fill(100), ...Array(30).fill(400)] },
  });

  expect(amplification.measure(run, seconds(0, 30))).toBe(1);
  expect(amplification.measure(run, seconds(30, 60))).toBe(4);
  expect(amplification.measure(run, seconds(0, 60))).toBe(2.5);
});

test('without calls there is nothing to amplify', () => {
  expect(amplification.measure(handMadeRun({}), seconds(0, 60))).toBeNaN();
});

test('the place to look at is where most attempts are sent per call', () => {
  const attempts = Array.from({ length: 60 }, (_, second) => (second >= 10 && second < 30 ? 300 : 100));
  const run = handMadeRun({ users: { offered: 100 }, arrow: { attempts } });

  expect(amplification.look(run, seconds(0, 60))).toEqual(seconds(10, 30));
});
