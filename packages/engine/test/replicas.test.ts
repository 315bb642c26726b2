import { describe, expect, test } from 'vitest';
import { compile, groupOf, partOf, partsOf, quantileUs, triggerWindows, wholeOf } from '../src/index.ts';
import { balanced, frontGuards } from './balanced.fixture.ts';
import { parseGuards, parseScenario, planOf, runOf, seriesOf, shop, sum, totalsOf } from './written.fixture.ts';

const SHOP = balanced({
  duration: '20s',
  arrivals: { poisson: '40/s' },
  server: { workers: 2, replicas: 11, service: { exponential: '100ms' } },
  others: { store: { server: { workers: 50, service: { exponential: '10ms' } } } },
});
const TIERED = { ...SHOP, arrows: { ...SHOP.arrows, 'checkout -> store': { delay: '1ms' } } };
const NAMES = Array.from({ length: 11 }, (_, index) => `checkout.${index + 1}`);

/** What is said about a scenario, by place. */
function saysOf(written: Parameters<typeof parseScenario>[0]): string[] {
  const { diagnostics } = compile(parseScenario(written));
  return diagnostics.map(({ path, says, instead }) => `${path.join(' / ')}: ${says} ${instead}`);
}

describe('a server with replicas', () => {
  test('is built as so many servers, numbered from 1, each with arrows and guards of its own', () => {
    const { components, groups } = planOf(TIERED, {
      calls: { 'front -> checkout': { timeout: { after: '1s' } }, 'checkout -> store': { retry: { maxAttempts: 2 } } },
      servers: { checkout: { queueLimit: { capacity: 5 } } },
    });

    const replicas = components.filter(({ name }) => name.startsWith('checkout'));
    expect(replicas.map(({ name }) => name)).toEqual(NAMES);
    expect(replicas.map((each) => each.guards.map(({ behaviour }) => behaviour.key))).toEqual(
      NAMES.map(() => ['queueLimit']),
    );
    expect(replicas.map(({ arrows }) => arrows.map(({ name, guards: own }) => [name, own.length]))).toEqual(
      NAMES.map((name) => [[`${name} -> store`, 1]]),
    );
    const front = components.find(({ name }) => name === 'front')!;
    expect(front.arrows.map(({ name, to, guards: own }) => [name, to, own.length])).toEqual(
      NAMES.map((name) => [`front -> ${name}`, name, 1]),
    );
    expect(groups).toEqual([{ name: 'checkout', members: NAMES, initialCount: 11 }]);
  });

  test('numbers its arrows by the names as written, then by the number behind them', () => {
    const { components } = planOf(TIERED);

    const arrows = components.flatMap((component) => component.arrows).sort((a, b) => a.index - b.index);
    expect(arrows.map(({ name, index }) => [name, index])).toEqual(
      [...NAMES.map((name) => `${name} -> store`), ...NAMES.map((name) => `front -> ${name}`), 'users -> front'].map(
        (name, index) => [name, index],
      ),
    );
  });

  test('works as servers written one by one do', () => {
    const server = { workers: 2, service: { exponential: '100ms' } };
    const written = {
      ...balanced({ duration: '20s', arrivals: { poisson: '40/s' }, server }),
      components: {
        users: SHOP.components['users'],
        front: { balancer: {} },
        'checkout-1': { server },
        'checkout-2': { server },
      },
      arrows: { 'users -> front': {}, 'front -> checkout-1': {}, 'front -> checkout-2': {} },
    };
    const once = balanced({ duration: '20s', arrivals: { poisson: '40/s' }, server: { ...server, replicas: 2 } });

    // Service times differ, for streams are named after the part; so only what does not depend on them is the same.
    for (const number of [1, 2]) {
      expect(seriesOf(runOf(once), `checkout.${number}`, 'arrivals')).toEqual(
        seriesOf(runOf(written), `checkout-${number}`, 'arrivals'),
      );
    }
  });

  test('needs somebody before it who chooses', () => {
    const direct = shop({
      duration: '10s',
      arrivals: { poisson: '1/s' },
      server: { workers: 1, replicas: 1, service: { constant: '1ms' } },
    });

    expect(saysOf(direct)).toEqual([
      'arrows / users -> checkout: `checkout` has replicas, and `users` (a client) does not choose among them. ' +
        'Put a balancer before `checkout`, or leave out its `replicas`.',
    ]);
    expect(saysOf(SHOP)).toEqual([
      'components / store: No arrow leads to `store`. Write an arrow `… -> store` under `arrows`, or remove it.',
    ]);
    expect(saysOf(TIERED)).toEqual([]);
  });
});

describe('what happens to a replicated server', () => {
  const at = (of: string) => ({ ...TIERED, triggers: { slow: { slowDown: { of, factor: 5 }, at: '5s', for: '5s' } } });

  test('happens to all its replicas, or to one', () => {
    const targets = (of: string): string[] => planOf(at(of)).triggers.map((trigger) => trigger.of);

    expect(targets('checkout')).toEqual(NAMES);
    expect(targets('checkout.10')).toEqual(['checkout.10']);
    expect(triggerWindows(parseScenario(at('checkout'))).map(({ part }) => part)).toEqual(['checkout']);
    expect(saysOf(at('checkout.12'))[0]).toContain('`checkout.12` is not a server');
    expect(saysOf(at('store.1'))[0]).toContain('`store.1` is not a server');
  });

  test('is felt by those it happens to only', () => {
    const run = runOf(at('checkout.3'));

    const worst = (name: string): number => Math.max(...seriesOf(run, name, 'busy').slice(5, 10));
    for (const name of NAMES) {
      if (name === 'checkout.3') expect(worst(name)).toBeGreaterThan(1.5);
      else expect(worst(name)).toBeLessThan(1.5);
    }
  });
});

describe('a group is read as one', () => {
  const run = runOf(TIERED, frontGuards({}));

  test('by the name it is written under', () => {
    expect(groupOf('checkout.10')).toBe('checkout');
    expect(groupOf('front -> checkout.2')).toBe('front -> checkout');
    expect(groupOf('checkout.2 -> store')).toBe('checkout -> store');
    expect(groupOf('checkout')).toBe('checkout');
    expect(partsOf(run, 'checkout').map(({ name }) => name)).toEqual(NAMES);
    expect(partsOf(run, 'front -> checkout').map(({ name }) => name)).toEqual(NAMES.map((name) => `front -> ${name}`));
    expect(partsOf(run, 'store').map(({ name }) => name)).toEqual(['store']);
    expect(wholeOf(run, 'store')).toBe(partOf(run, 'store'));
  });

  test('counts and levels add up, shares do not, and durations are those of all', () => {
    const whole = wholeOf(run, 'checkout');
    const totals = NAMES.map((name) => totalsOf(run, name));

    expect(whole.kind).toBe('server');
    expect(whole.totals['arrivals']).toBe(totalsOf(run, 'front')['arrivals']);
    expect(sum(whole.series['arrivals']!)).toBe(totalsOf(run, 'front')['arrivals']);
    expect(whole.totals['busy']).toBeCloseTo(sum(totals.map((each) => each['busy']!)), 9);
    expect(whole.totals['utilisation']).toBeCloseTo(whole.totals['busy']! / 22, 9);
    expect(whole.durations['sojourn']!.count).toBe(whole.totals['served']);
    // Half of all are no slower than the median of all: at least half of them are in the bins up to it.
    const { bins, count } = whole.durations['sojourn']!;
    expect(sum(bins)).toBe(count);
    expect(quantileUs(whole.durations['sojourn']!, 0.5)).toBeGreaterThan(50_000);
  });

  test('of a single replica it is that one, under the name of the server', () => {
    const single = runOf(
      balanced({
        duration: '2s',
        arrivals: { poisson: '40/s' },
        server: { workers: 2, replicas: 1, service: { constant: '1ms' } },
      }),
    );

    expect(wholeOf(single, 'checkout')).toEqual({ ...partOf(single, 'checkout.1'), name: 'checkout' });
  });

  test('quantiles within a bucket are those of the slowest replica', () => {
    const { series } = wholeOf(run, 'checkout');
    const all = NAMES.map((name) => seriesOf(run, name, 'sojournP50')[3]!).filter((value) => !Number.isNaN(value));

    expect(series['sojournP50']![3]).toBe(Math.max(...all));
  });
});

test('guards of replicas are written under the name of the server', () => {
  const settings = parseGuards({ servers: { checkout: { queueLimit: { capacity: 1 } } }, balancers: { front: {} } });

  expect(compile(parseScenario(TIERED), settings).diagnostics).toEqual([]);
  const wrong = compile(parseScenario(TIERED), parseGuards({ balancers: { checkout: {} } }));
  expect(wrong.diagnostics.map(({ path, instead }) => [...path, instead])).toEqual([
    ['balancers', 'checkout', 'Write `front`.'],
  ]);
});
