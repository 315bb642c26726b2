import { changed, type Change } from '@basin/experiments';
import { parseScenario } from '@basin/lab';
import { expect, test } from 'vitest';
import { withChanges, writtenChange } from './written-change.ts';

const { scenario } = parseScenario(`
version: 1
duration: 60s
components:
  users: { client: { arrivals: { poisson: 100/s }, goodWithin: 1s } }
  checkout: { server: { workers: 2, service: { exponential: 15ms } } }
arrows:
  users -> checkout: {}
triggers:
  slow: { slowDown: { of: checkout, factor: 10 }, at: 15s, for: 5s }
guards:
  calls:
    users -> checkout: { timeout: { after: 1s }, retry: { maxAttempts: 4 } }
`);
if (scenario === undefined) throw new Error('the scenario is sound');
const SYSTEM = { scenario, guards: { calls: { 'users -> checkout': { retry: 'off' as const } }, servers: {} } };

const CHANGES: [Change, string][] = [
  [{ set: 'triggers.slow.for', to: 1_234_567 }, 'set triggers.slow.for 1234.567ms'],
  [
    { set: 'components.users.client.arrivals.poisson', to: 100 / 3 },
    `set components.users.client.arrivals.poisson ${100 / 3}/s`,
  ],
  [
    { set: 'guards.calls["users -> checkout"].timeout.after', to: 500_000 },
    'set guards.calls["users -> checkout"].timeout.after 500ms',
  ],
  [{ remove: 'triggers["slow"]' }, 'off triggers["slow"]'],
  [{ remove: 'guards.calls["users -> checkout"].timeout' }, 'off guards.calls["users -> checkout"].timeout'],
  [{ restore: 'guards.calls["users -> checkout"].retry' }, 'restore guards.calls["users -> checkout"].retry'],
  [
    {
      schedule: 'users',
      steps: [
        { atUs: 10e6, perSecond: 50.5 },
        { atUs: 20e6, perSecond: 0 },
      ],
    },
    'schedule users 10s 50.5/s, 20s 0/s',
  ],
  [{ schedule: 'users', steps: [] }, 'schedule users'],
  [{ pulse: 'users', perSecond: 30, atUs: 20e6, forUs: 1e6 }, 'pulse users 30/s at 20s for 1s'],
];

test.each(CHANGES)('%j is a line that is read again as what it was', (change, line) => {
  expect(writtenChange(change, SYSTEM)).toBe(line);
  expect(withChanges(SYSTEM, [line])).toEqual({ system: changed(SYSTEM, [change]) });
});

test('changes follow each other, and only the whole has to make sense', () => {
  const lines = ['set triggers.slow.for 80s', 'set duration 120s'];

  expect(withChanges(SYSTEM, lines)).toHaveProperty('system');
  expect(withChanges(SYSTEM, lines.slice(0, 1))).toMatchObject({
    missing: { instead: expect.stringContaining('end by') },
  });
});

test.each([
  ['make it better', 'is no change of this system'],
  ['set triggers.slw.for 2s', 'There is no `slw`'],
  ['set triggers.slow.for 2', 'cannot be "2"'],
  ['off triggers.fast', 'is no change of this system'],
  ['off guards.calls["users -> checkout"].hurrying', 'no guard of this place'],
  ['schedule checkout 1s 2/s', 'is no change of this system'],
  ['schedule users 1s fast', 'is no change of this system'],
  ['load users 1s 0x', 'is no change'],
  ['load checkout 1s 2x', 'is no change'],
  ['off components.checkout.client.crowds', 'is no change'],
  ['pulse users 3/s', 'is no change of this system'],
])('"%s" is refused with a sentence', (line, says) => {
  const made = withChanges(SYSTEM, [line]);

  expect('missing' in made && made.missing.says).toContain(says);
});
