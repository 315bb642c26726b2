import { expect, test } from 'vitest';
import { countedFor, demandOf, demandsText } from './demands.ts';

const BACK = demandOf({ says: 'back', measure: 'goodputShare', from: 100, to: 130, atLeast: 0.97 });
const CALM = demandOf({ says: 'calm', measure: 'amplification', from: 0, to: 2.5, atLeast: 1, atMost: 1.25 });
const SEEN = demandOf({ says: 'seen', measure: 'backlog', from: 0, to: 1 });

test('seconds of a text are µs of a run', () => {
  expect(BACK).toEqual({
    says: 'back',
    measure: 'goodputShare',
    window: { fromUs: 100e6, toUs: 130e6 },
    atLeast: 0.97,
  });
});

test('what is only looked at demands nothing', () => {
  expect(countedFor([BACK, CALM, SEEN])).toBe('meet all 2 demands');
  expect(countedFor([BACK, SEEN])).toBe('meet the demand');
  expect(countedFor([SEEN])).toBe('run to their end');
  expect(countedFor()).toBe('come back');
});

test('what is demanded is said with its bounds', () => {
  expect(demandsText([BACK, CALM, SEEN])).toBe(
    'Demanded of each run: back: at least 0.97 · calm: at least 1, at most 1.25.',
  );
});
