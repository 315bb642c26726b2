import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { serversUp } from './servers-up.ts';

const whole = seconds(0, 60);
const nodes = (values: readonly Readonly<Record<string, number>>[]) =>
  Object.fromEntries(values.map((each, index) => [`node.${index + 1}`, ['server', each] as const]));
const shareOf = (...values: readonly Readonly<Record<string, number>>[]) =>
  serversUp.measure(handMadeRun({ others: nodes(values) }), { ...whole, of: 'node' });

test('a server is up that answers nine tenths of what arrives for a caller who waits', () => {
  expect(shareOf({ arrivals: 100, served: 100 }, { arrivals: 100, served: 89 })).toBe(0.5);
  expect(shareOf({ arrivals: 100, served: 90 }, { arrivals: 100, served: 100, wasted: 11 })).toBe(0.5);
});

test('a server that nothing reaches is up, unless work was lost there', () => {
  expect(shareOf({}, { lost: 1 }, { turnedAway: 4 }, { arrivals: 5, served: 5 })).toBe(0.5);
});

test('what is down is named', () => {
  const run = handMadeRun({ others: nodes([{ arrivals: 9, served: 9 }, { arrivals: 9 }]) });

  expect(serversUp.sentence(run, { ...whole, of: 'node' })).toContain('down: node.2');
});
