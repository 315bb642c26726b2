import { expect, test } from 'vitest';
import { parseScenario } from '../lab-folder/parse-scenario.ts';
import { scenarioJsonSchema } from '../lab-folder/scenario-json-schema.ts';
import { readNumber, shownNumber, triggerNumbers, usualRange, writtenNumber } from './trigger-numbers.ts';

const { scenario } = parseScenario(`version: 1
duration: 300s
components:
  users: { client: { arrivals: { poisson: 500/s }, goodWithin: 1s } }
  web: { server: { workers: 4, service: { exponential: 12ms } } }
arrows:
  users -> web: {}
triggers:
  slow: { slowDown: { of: web, factor: 10 }, at: 60s, for: 20s }
  loss: { capacityLoss: { of: web, share: 0.5 }, at: 60s, for: 20s }
  flush: { crowd: { of: users, calls: 500 }, at: 90s }
`);
const NUMBERS = triggerNumbers(scenario!, scenarioJsonSchema());

test('every number of a trigger can be varied but its time', () => {
  expect(NUMBERS.map(({ path, unit, value }) => [path, unit, value])).toEqual([
    ['triggers["slow"].for', 'duration', 20e6],
    ['triggers["slow"].slowDown.factor', 'number', 10],
    ['triggers["loss"].for', 'duration', 20e6],
    ['triggers["loss"].capacityLoss.share', 'number', 0.5],
    ['triggers["flush"].crowd.calls', 'number', 500],
  ]);
});

test('the range to look in stays within what may be written', () => {
  const range = (path: string) => usualRange(NUMBERS.find((each) => each.path.endsWith(path))!);

  expect(range('["slow"].for')).toEqual({ from: 1e6, to: 80e6 });
  expect(range('.share')).toEqual({ from: 0.025, to: 1 });
  expect(range('.factor')).toEqual({ from: 0.5, to: 40 });
});

test('numbers are read and written in their unit', () => {
  const duration = { unit: 'duration' } as const;
  expect(readNumber('1.5s', duration)).toBe(1.5e6);
  expect(readNumber('20', duration)).toBe(20e6);
  expect(readNumber('soon', duration)).toBeUndefined();
  expect(readNumber('5 s', { unit: 'number' })).toBeUndefined();
  expect(readNumber('120/min', { unit: 'rate' })).toBe(2);
  expect(writtenNumber(1.5e6, duration)).toBe('1.5s');
  expect(shownNumber(12_345_678, duration)).toBe('12.3s');
  expect(readNumber(writtenNumber(0.123456, { unit: 'number' }), { unit: 'number' })).toBe(0.123456);
});
