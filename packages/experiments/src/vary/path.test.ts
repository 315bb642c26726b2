import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPath, writtenPath } from './path.ts';

test.each([
  ['triggers.slow.for', ['triggers', 'slow', 'for']],
  [
    'guards.calls["users -> checkout"].retry.maxAttempts',
    ['guards', 'calls', 'users -> checkout', 'retry', 'maxAttempts'],
  ],
  ["guards.calls['users -> checkout'].retry", ['guards', 'calls', 'users -> checkout', 'retry']],
  ['guards.calls[users -> checkout].retry', ['guards', 'calls', 'users -> checkout', 'retry']],
  ['guards.calls.users -> checkout.retry', ['guards', 'calls', 'users -> checkout', 'retry']],
  ['components.users.client.schedule[0].rate', ['components', 'users', 'client', 'schedule', '0', 'rate']],
])('%s is read step by step', (text, steps) => {
  expect(readPath(text)).toEqual({ steps });
});

test.each(['', '  ', 'triggers..for', 'triggers.', 'guards.calls["a', 'guards.calls[]', 'a[b]c'])(
  '`%s` is no path, and it is said why',
  (text) => {
    expect(readPath(text)).toHaveProperty('says');
  },
);

test('what we write is read again as it was', () => {
  const step = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}( -> [a-z]{1,5})?$|^\d{1,3}$/);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      expect(readPath(writtenPath(steps))).toEqual({ steps });
    }),
  );
});
