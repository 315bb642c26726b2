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

test('of one component it is what arrives there per call, whoever has tried again', () => {
  const run = handMadeRun({
    users: { offered: 100 },
    arrow: { attempts: 100 },
    checkout: { arrivals: 100 },
    others: { 'checkout -> stock': ['arrow', { attempts: 130 }], stock: ['server', { arrivals: 130 }] },
  });

  expect(amplification.measure(run, { ...seconds(0, 60), of: 'stock' })).toBe(1.3);
  expect(amplification.measure(run, seconds(0, 60))).toBe(1);
  expect(amplification.sentence(run, { ...seconds(0, 60), of: 'stock' })).toContain('At stock 1.3 attempts per call');
});
