import { seconds } from '@basin/engine';
import { expect, test } from 'vitest';
import { nextSeed, readRecord, recordText } from './record.ts';

const DRILL = { seeds: [1, 2, 3], exam: { delayUs: 0, seeds: [11] } };
const ACTION = { at: seconds(97), do: { shed: { of: 'users -> checkout', share: 0.5 } } };

test('a record is read back as it was played, and is written as an actions file is', () => {
  const text = recordText(11, [{ action: ACTION, says: 'Shed', effectUs: 0 }]);

  expect(JSON.parse(text)).toMatchObject({ seed: 11, actions: [{ at: '97s' }] });
  expect(readRecord(text, DRILL)).toEqual({ seed: 11, actions: [ACTION] });
});

test.each(['', 'null', '{}', '{"seed":4,"actions":[]}', '{"seed":1,"actions":[{"at":"soon"}]}'])(
  'what is no record of this drill is none: %s',
  (text) => expect(readRecord(text, DRILL)).toBeUndefined(),
);

test('seeds come in turn, whatever else was played in between', () => {
  expect(nextSeed([1, 2, 3], [])).toBe(1);
  expect(nextSeed([1, 2, 3], [2, 1])).toBe(3);
  expect(nextSeed([1, 2, 3], [11, 3, 2])).toBe(1);
});
