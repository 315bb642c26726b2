import { parseScenario } from '@basin/lab';
import { describe, expect, test } from 'vitest';
import { formedNumber, plain, rounded, written } from './number-form.ts';

const { scenario } = parseScenario(`
version: 1
duration: 60s
components:
  users: { client: { arrivals: { poisson: 100/s }, goodWithin: 1s, schedule: [{ at: 20s, rate: 50/s }] } }
  checkout: { server: { workers: 2, service: { exponential: 15ms }, errors: 0.08 } }
arrows:
  users -> checkout: { delay: 1ms }
triggers:
  slow: { slowDown: { of: checkout, factor: 10 }, at: 15s, for: 5s }
guards:
  calls:
    users -> checkout: { timeout: { after: 1s }, retry: { maxAttempts: 4 }, retryBudget: { ratio: 0.1 } }
`);
if (scenario === undefined) throw new Error('the scenario is sound');
const SYSTEM = { scenario, guards: { calls: {}, servers: {} } };

const numberAt = (path: string) => {
  const at = formedNumber(SYSTEM, path);
  if ('missing' in at) throw new Error(at.missing.says);
  return at.number;
};

test.each([
  ['duration', 'duration', true],
  ['triggers.slow.for', 'duration', true],
  ['triggers.slow.slowDown.factor', 'number', false],
  ['components.users.client.arrivals.rate', 'rate', false],
  ['components.users.client.schedule[0].rate', 'rate', false],
  ['components.users.client.schedule[0].at', 'duration', true],
  ['components.checkout.server.service.exponential', 'duration', true],
  ['components.checkout.server.workers', 'number', true],
  ['components.checkout.server.errors', 'number', false],
  ['arrows["users -> checkout"].delay', 'duration', true],
  ['guards.calls["users -> checkout"].retry.maxAttempts', 'number', true],
  ['guards.calls["users -> checkout"].retryBudget.ratio', 'number', false],
])('%s is written as a %s; whole: %s', (path, unit, isWhole) => {
  expect(numberAt(path)).toMatchObject({ unit, isWhole });
});

describe('a value is read by the schema of its place', () => {
  test.each([
    ['triggers.slow.for', '20s', 20e6],
    ['components.users.client.arrivals.rate', '30/min', 0.5],
    ['components.users.client.arrivals.rate', '52.333333333333336/s', 52.333333333333336],
    ['triggers.slow.slowDown.factor', '2.5', 2.5],
  ])('%s: %s', (path, text, value) => {
    expect(numberAt(path).read(text)).toEqual({ value });
  });

  test.each([
    ['triggers.slow.for', '20', 'Write a duration such as'],
    ['triggers.slow.for', '0s', 'longer than 0s'],
    ['components.users.client.arrivals.rate', '20', 'Write a rate such as'],
    ['components.checkout.server.workers', '1.5', 'int'],
    ['components.checkout.server.errors', '1.5', '1'],
    ['components.checkout.server.errors', 'none', 'number'],
    ['guards.calls["users -> checkout"].retry.maxAttempts', '0', '1'],
  ])('%s cannot be %s', (path, text, instead) => {
    const read = numberAt(path).read(text);

    expect('missing' in read && read.missing.says).toContain(`"${text}"`);
    expect('missing' in read && read.missing.instead).toContain(instead);
  });
});

test('a path that leads nowhere says so with itself in front', () => {
  expect(formedNumber(SYSTEM, 'triggers.slw.for')).toMatchObject({
    missing: {
      says: 'triggers.slw.for: There is no `slw` in `triggers`.',
      instead: 'Did you mean `slow`? There are: slow.',
    },
  });
});

test('values are written exactly, shown to three digits, and are seconds in JSON', () => {
  expect(written(1_492_188, 'duration')).toBe('1492.188ms');
  expect(rounded(1_492_188, 'duration')).toBe('1.49s');
  expect(plain(1_500_000, 'duration')).toBe(1.5);
  expect([written(1 / 3, 'rate'), rounded(1 / 3, 'rate'), plain(50, 'rate')]).toEqual([
    '0.3333333333333333/s',
    '0.333/s',
    50,
  ]);
});
