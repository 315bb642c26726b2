import { describe, expect, test } from 'vitest';
import { balanced, frontGuards } from '../../../test/balanced.fixture.ts';
import { parseScenario, runOf, seriesOf, shop, sum, totalsOf } from '../../../test/written.fixture.ts';
import { compile, type Run } from '../../index.ts';
import { controllerDefinition } from './definition.ts';

/**
 * Users come at exactly 800/s × x, and that is what is measured: the very loop of theory. x is 1 at first and 1.25 at rest.
 * k is the gain ÷ 1.25 by what the controller's header says, here in the form measured = 800 x, target 1000.
 */
function loop(k: number, { delayTicks = 0, ticks = 120 } = {}): number[] {
  const run = runOf({
    ...shop({
      duration: `${ticks}s`,
      arrivals: { constant: '800/s' },
      server: { workers: 1_000, service: { constant: '1ms' } },
    }),
    components: {
      ...shop({
        duration: `${ticks}s`,
        arrivals: { constant: '800/s' },
        server: { workers: 1_000, service: { constant: '1ms' } },
      }).components,
      governor: {
        controller: {
          of: 'users',
          measure: { of: 'users', metric: 'offered' },
          target: 1_000,
          gain: k * 1.25,
          delay: `${delayTicks}s`,
        },
      },
    },
  });
  return settingsOf(run);
}

const settingsOf = (run: Run): number[] => seriesOf(run, 'governor', 'setting');
const AT_REST = 1.25;

/** How far it swings about rest, from a number of ticks on. */
function swing(settings: readonly number[], from: number, to: number): number {
  return Math.max(...settings.slice(from, to).map((setting) => Math.abs(setting - AT_REST)));
}

/** [delay in ticks, k at which it no longer comes to rest, largest k at which it never passes rest] */
const BOUNDS: [number, number, number][] = [
  [0, 2, 1],
  [1, 1, 0.25],
  [2, 0.618, 0.1481],
  [3, 0.445, 0.1055],
];

describe('the linear loop with delay', () => {
  test('without a delay it halves its distance at k = 0.5, tick by tick', () => {
    const settings = loop(0.5, { ticks: 8 });

    // A tick at the edge of a bucket belongs to the next; a count of 800 is off by 1 at the most.
    for (const [index, setting] of settings.slice(0, 6).entries()) {
      expect(Math.abs(setting - (AT_REST - 0.25 * 0.5 ** index))).toBeLessThan(0.005);
    }
  });

  test.each(BOUNDS)('delay %i: stable just below k = %f, unstable just above', (delayTicks, bound) => {
    const below = loop(0.93 * bound, { delayTicks });
    const above = loop(1.07 * bound, { delayTicks });

    // It begins 0.25 from rest.
    expect(swing(below, 90, 120)).toBeLessThan(0.125);
    expect(swing(above, 90, 120)).toBeGreaterThan(0.5);
  });

  test.each(BOUNDS)(
    'delay %i (unstable from %f): up to k = %f it comes to rest from one side',
    (delayTicks, _, bound) => {
      const over = (k: number): number => Math.max(...loop(k, { delayTicks })) - AT_REST;

      // A reading is off by up to 1 in 1000, and passes rest by as much: 0.00125, times what the loop makes of it.
      expect(over(0.97 * bound)).toBeLessThan(0.004);
      expect(over(1.5 * bound)).toBeGreaterThan(0.01);
    },
  );
});

describe('what it turns and measures', () => {
  const server = { workers: 10, service: { constant: '100ms' } };
  const governed = (controller: Record<string, unknown>, duration = '60s') => {
    const written = shop({ duration, arrivals: { constant: '60/s' }, server });
    return { ...written, components: { ...written.components, governor: { controller } } };
  };

  test('the workers of a server; with a gain below 0 the other way round', () => {
    const measure = { of: 'checkout', metric: 'workers' };
    const run = runOf(governed({ of: 'checkout', measure, target: 8, gain: 0.3 }));
    const away = runOf(governed({ of: 'checkout', measure, target: 8, gain: -0.3, max: 3 }));

    // There are whole workers only: 8 of 10 from 0.75 to 0.85.
    expect(settingsOf(run).at(-1)).toBeCloseTo(0.8, 1);
    expect(seriesOf(run, 'checkout', 'workers').at(-1)).toBe(8);
    expect(totalsOf(run, 'governor')['ticks']).toBe(59);
    expect(settingsOf(away).at(-1)).toBe(3);
  });

  test('within its bounds', () => {
    const run = runOf(
      governed({ of: 'users', measure: { of: 'users', metric: 'offered' }, target: 1_000, gain: 1, max: 2 }),
    );

    expect(Math.max(...settingsOf(run))).toBe(2);
    expect(seriesOf(run, 'users', 'offered')[50]).toBe(120);
  });

  test('all replicas of a server; counts of all together, the mean of shares', () => {
    const run = runOf(
      balanced({
        duration: '60s',
        arrivals: { constant: '60/s' },
        server: { workers: 4, replicas: 5, service: { constant: '100ms' } },
        others: {
          governor: {
            controller: {
              of: 'checkout',
              measure: { of: 'checkout', metric: 'utilisation' },
              target: 0.3,
              gain: 0.0001,
            },
          },
          counter: {
            controller: { of: 'users', measure: { of: 'checkout', metric: 'arrivals' }, target: 60, gain: 0.0001 },
          },
        },
      }),
      frontGuards({}),
    );

    // 6 of 20 are busy.
    expect(seriesOf(run, 'governor', 'measured')[50]).toBeCloseTo(0.3, 2);
    expect(Math.abs(seriesOf(run, 'counter', 'measured')[50]! - 60)).toBeLessThanOrEqual(1);
  });

  test('it disturbs nothing it looks at', () => {
    const idle = { of: 'users', measure: { of: 'checkout', metric: 'busy' }, target: 1, gain: 0 };
    const [run, reference] = [
      runOf(governed(idle)),
      runOf(shop({ duration: '60s', arrivals: { constant: '60/s' }, server })),
    ];

    expect(run.digest).toBe(reference.digest);
    for (const part of reference.parts) expect(run.parts.find(({ name }) => name === part.name)).toEqual(part);
  });

  test('names and metrics must be there', () => {
    const says = (controller: Record<string, unknown>): string[] =>
      compile(parseScenario(governed({ target: 1, gain: 1, ...controller }))).diagnostics.map(
        ({ path, says: text }) => `${path.slice(3).join('.')}: ${text}`,
      );

    expect(says({ of: 'users', measure: { of: 'checkout', metric: 'speed' } })).toEqual([
      'measure.metric: `speed` is not measured of `checkout`, or not as a number that can be read at any time.',
    ]);
    expect(says({ of: 'users', measure: { of: 'checkout', metric: 'sojourn' } }).length).toBe(1);
    expect(says({ of: 'nobody', measure: { of: 'nothing', metric: 'busy' } }).length).toBe(2);
    expect(
      controllerDefinition.params.safeParse({
        of: 'a',
        measure: { of: 'b', metric: 'c' },
        target: 1,
        gain: 1,
        delay: '1500ms',
      }).success,
    ).toBe(false);
  });
});

test('a controller that is late swings a system that a prompt one settles', () => {
  const swings = [0, 3].map((delayTicks) => {
    const settings = loop(0.5, { delayTicks });
    return sum(settings.slice(90).map((setting) => Math.abs(setting - AT_REST)));
  });

  expect(swings[0]).toBeLessThan(0.1);
  expect(swings[1]).toBeGreaterThan(10);
});
