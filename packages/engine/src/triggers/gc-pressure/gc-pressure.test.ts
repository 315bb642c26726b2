import { expect, test } from 'vitest';
import { compile } from '../../index.ts';
import { parseScenario, shop } from '../../../test/written.fixture.ts';

const pressed = (server: Record<string, unknown>) =>
  compile(
    parseScenario(
      shop({
        duration: '10s',
        arrivals: { constant: '1/s' },
        server: { workers: 1, service: { constant: '1ms' }, ...server },
        triggers: { gc: { at: '1s', for: '1s', gcPressure: { of: 'checkout' } } },
      }),
    ),
  ).diagnostics;

test('a server without a memory cannot be pressed', () => {
  expect(pressed({})).toEqual([
    {
      source: 'scenario',
      path: ['triggers', 'gc', 'gcPressure', 'of'],
      says: '`checkout` says nothing about its `memory`, which is what `gcPressure` changes.',
      instead: 'Set `memory` of `checkout`, or leave the trigger out.',
    },
  ]);
  expect(pressed({ memory: { heap: 100, perAttempt: 1 } })).toEqual([]);
});
