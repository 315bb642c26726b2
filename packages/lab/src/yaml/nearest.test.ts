import { expect, test } from 'vitest';
import { listed, nearest, suggestion } from './nearest.ts';

const GUARDS = ['timeout', 'retry', 'retryBudget', 'queueLimit'];

test('a misspelt word finds what was meant', () => {
  expect(nearest('timeot', GUARDS)).toBe('timeout');
  expect(nearest('Retry', GUARDS)).toBe('retry');
  expect(nearest('retry_budget', GUARDS)).toBe('retryBudget');
  expect(nearest('users->checkout', ['users -> checkout'])).toBe('users -> checkout');
  expect(nearest('queuelimits', GUARDS)).toBe('queueLimit');
});

test('a word that is far from all of them finds nothing', () => {
  expect(nearest('circuitBreaker', GUARDS)).toBeUndefined();
  expect(nearest('x', GUARDS)).toBeUndefined();
  expect(nearest('anything', [])).toBeUndefined();
});

test('lists read like prose', () => {
  expect(listed([])).toBe('');
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b'], 'and')).toBe('a and b');
  expect(listed(['a', 'b', 'c'])).toBe('a, b or c');
});

test('a suggestion names the nearest first, then all', () => {
  expect(suggestion('retri', ['retry', 'timeout'])).toBe(
    'Did you mean `retry`? Allowed here are `retry` and `timeout`.',
  );
  expect(suggestion('zzz', ['retry'])).toBe('Allowed here is `retry`.');
  expect(suggestion('zzz', [])).toBe('Remove it: nothing can be set here.');
});
