import { expect, test } from 'vitest';
import { chartRun } from './chart-run.ts';
import { stormRun } from './run.fixture.ts';
import { placeLabels } from './trigger-labels.ts';

const withTriggers = (...fromS: number[]) =>
  chartRun(stormRun(), {
    triggers: fromS.map((from) => ({ fromUs: from * 1e6, toUs: (from + 20) * 1e6, label: 'slow ×10' })),
  });

test('a label begins where its trigger does', () => {
  expect(placeLabels(withTriggers(60)).labels).toEqual([{ x: '20%', anchor: 'start', row: 0 }]);
});

test('a label that would leave the picture ends where its trigger does', () => {
  expect(placeLabels(withTriggers(270)).labels).toEqual([{ x: '96.6667%', anchor: 'end', row: 0 }]);
});

test('labels that would meet on a phone stand in two rows', () => {
  expect(placeLabels(withTriggers(60, 100)).rows).toBe(2);
  expect(placeLabels(withTriggers(30, 200)).rows).toBe(1);
});
