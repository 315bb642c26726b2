import { describe, expect, test } from 'vitest';
import type { Run } from '../src/index.ts';
import { begin } from '../src/simulate.ts';
import type { World } from '../src/world.ts';
import {
  ARROW,
  planOf,
  runOf,
  seriesOf,
  shop,
  shopGuards,
  sum,
  totalsOf,
  type WrittenGuards,
} from './written.fixture.ts';

const SHOP = (partition: Record<string, unknown>, delay = '0ms') =>
  shop({
    duration: '60s',
    arrivals: { constant: '10/s' },
    client: { schedule: [{ at: '50s', rate: '0/s' }] },
    server: { workers: 10, service: { constant: '10ms' } },
    delay,
    triggers: { cut: { at: '20s', for: '10s', partition: { of: ARROW, ...partition } } },
  });
const between = (run: Run, name: string, key: string, [from, to]: [number, number]) =>
  sum(seriesOf(run, name, key).slice(from, to));

function held(written: ReturnType<typeof SHOP>, guards: WrittenGuards) {
  const simulation = begin(planOf(written, guards), 1);
  const run = simulation.finish();
  const { attempts, calls } = (simulation as unknown as { world: World }).world;
  return { run, attempts: attempts.liveCount, calls: calls.liveCount };
}

describe.each(['0ms', '5ms'])('a black hole, on a wire of %s', (delay) => {
  test('lets callers time out, and nothing arrives; afterwards all is as before', () => {
    const { attempts, calls, run } = held(SHOP({}, delay), shopGuards({ timeout: { after: '1s' } }));

    expect(between(run, 'checkout', 'arrivals', [21, 30])).toBe(0);
    expect(between(run, ARROW, 'timeout', [21, 31])).toBeGreaterThanOrEqual(90);
    expect(between(run, ARROW, 'good', [32, 50])).toBeGreaterThanOrEqual(175);
    const { attempts: sent, ok, timeout } = totalsOf(run, ARROW);
    expect(ok! + timeout!).toBe(sent);
    expect([attempts, calls]).toEqual([0, 0]);
  });

  test('without a timeout keeps its callers waiting for ever: what is held is what is in flight', () => {
    const { attempts, calls, run } = held(SHOP({}, delay), {});

    const inFlight = seriesOf(run, ARROW, 'inFlight').at(-1);
    expect(inFlight).toBeGreaterThan(90);
    expect([attempts, calls]).toEqual([inFlight, inFlight]);
    expect(totalsOf(run, ARROW)['attempts']! - totalsOf(run, ARROW)['ok']!).toBe(inFlight);
  });
});

test('an arrow that loses a share loses it each way', () => {
  const run = runOf(SHOP({ share: 0.5 }), shopGuards({ timeout: { after: '1s' } }));

  // Of a hundred sent half arrive, and half of those are answered: five standard errors are 25 and 22.
  expect(Math.abs(between(run, 'checkout', 'arrivals', [20, 30]) - 50)).toBeLessThan(25);
  expect(Math.abs(between(run, ARROW, 'ok', [20, 30]) - 25)).toBeLessThan(22);
});

test('an arrow that refuses fails at once, and with retries as often as there are attempts', () => {
  const run = runOf(SHOP({ refuses: true }, '5ms'), shopGuards({ retry: { maxAttempts: 3 } }));

  expect(totalsOf(run, ARROW)).toMatchObject({ timeout: 0, shed: 0 });
  expect(between(run, ARROW, 'error', [20, 30])).toBe(3 * between(run, ARROW, 'calls', [20, 30]));
  expect(between(run, 'checkout', 'arrivals', [21, 30])).toBe(0);
  expect(between(run, 'users', 'failed', [20, 30])).toBe(between(run, ARROW, 'calls', [20, 30]));
});
