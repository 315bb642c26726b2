import { describe, expect, test } from 'vitest';
import { meanUs, partOf, simulate, type Plan, type Run } from '../src/index.ts';
import type { CallerSites, ServerSites } from '../src/sites.ts';
import { begin } from '../src/simulate.ts';
import type { World } from '../src/world.ts';
import { mmc } from './theory/closed-forms.ts';
import { expectAgreement } from './theory/station.fixture.ts';
import { chain, tiered } from './tiers.fixture.ts';
import { planOf, runOf, runsOf, seriesOf, totalsOf, type WrittenGuards } from './written.fixture.ts';

/** Servers that call onward before they answer. */

const SLOW = { service: { constant: '90ms' } };

describe('how long a call takes', () => {
  const latencyMs = (run: Run): number => {
    const { count, maxUs } = partOf(run, 'users').durations['latency']!;
    expect(count).toBeGreaterThan(90);
    // Service is constant and nobody waits: all calls take equally long.
    expect(meanUs(partOf(run, 'users').durations['latency']!)).toBe(maxUs);
    return maxUs / 1_000;
  };
  const fanOut = (calls: Record<string, unknown>) =>
    tiered({
      duration: '11s',
      client: { schedule: [{ at: '10s', rate: '0/s' }] },
      servers: {
        front: { calls },
        a: { service: { constant: '20ms' } },
        b: { service: { constant: '30ms' } },
        c: { service: { constant: '100ms' } },
      },
      arrows: ['front -> a', 'front -> b', 'front -> c'],
    });
  const ALL = ['a', 'b', 'c'];

  test('in sequence it is the sum of what each takes', () => {
    expect(latencyMs(runOf(fanOut({ inSequence: ALL })))).toBe(10 + 20 + 30 + 100);
  });

  test('what is not said is in sequence, over every arrow', () => {
    const written = fanOut({});
    const { calls: _, ...front } = (written.components['front'] as { server: Record<string, unknown> }).server;

    expect(latencyMs(runOf({ ...written, components: { ...written.components, front: { server: front } } }))).toBe(
      10 + 20 + 30 + 100,
    );
  });

  test.each([
    { until: 'all', longest: 100 },
    { until: 'quorum', longest: 30 },
    { until: 'first', longest: 20 },
  ])('in parallel until $until it is what the last of those needed takes: $longest ms', ({ until, longest }) => {
    const run = runOf(fanOut({ inParallel: ALL, until }));

    expect(latencyMs(run)).toBe(10 + longest);
    // Nobody looks at the rest any more, but it goes on.
    for (const name of ALL) expect(totalsOf(run, name)['served'], name).toBe(totalsOf(run, 'users')['offered']);
  });

  test('an answer on the wire is the only one: what ends meanwhile answers no more', () => {
    const written = fanOut({ inParallel: ALL, until: 'first' });
    const run = runOf({ ...written, arrows: { ...written.arrows, 'users -> front': { delay: '400ms' } } });

    expect(latencyMs(run)).toBe(400 + 10 + 20 + 400);
    expect(totalsOf(run, 'front')['served']).toBe(totalsOf(run, 'users')['offered']);
  });

  test('the wire counts each way, at every tier', () => {
    const { written, arrows } = chain(3, { duration: '11s', client: { schedule: [{ at: '10s', rate: '0/s' }] } });
    const delayed = { ...written, arrows: Object.fromEntries(arrows.map((arrow) => [arrow, { delay: '3ms' }])) };

    expect(latencyMs(runOf(delayed))).toBe(3 * 10 + 2 * 3 * 3);
  });
});

describe('how a call fails', () => {
  const FAILING = { errors: 1 };
  const front = (calls: Record<string, unknown>, others: Record<string, Record<string, unknown>>) =>
    tiered({
      duration: '20s',
      client: { schedule: [{ at: '10s', rate: '0/s' }] },
      servers: { front: { calls }, ...others },
      arrows: Object.keys(others).map((name) => `front -> ${name}`),
    });

  test('in sequence the first that fails fails the attempt, and the rest is not called', () => {
    const run = runOf(front({ inSequence: ['a', 'b', 'c'] }, { a: {}, b: FAILING, c: {} }));
    const { offered, failed } = totalsOf(run, 'users');

    expect(['a', 'b', 'c'].map((name) => totalsOf(run, name)['arrivals'])).toEqual([offered, offered, 0]);
    expect(totalsOf(run, 'front')).toMatchObject({ served: offered, errors: offered });
    expect(failed).toBe(offered);
  });

  test('a server that fails an attempt by itself calls nobody for it', () => {
    const run = runOf(front({ inSequence: ['a'] }, { a: {} }));
    const failing = runOf(
      tiered({ duration: '20s', servers: { front: { ...FAILING }, a: {} }, arrows: ['front -> a'] }),
    );

    expect(totalsOf(run, 'a')['arrivals']).toBe(totalsOf(run, 'users')['offered']);
    expect(totalsOf(failing, 'a')['arrivals']).toBe(0);
  });

  test('in parallel an attempt fails as soon as enough can no longer end OK', () => {
    const others = { a: FAILING, b: { ...FAILING, service: { constant: '20ms' } }, c: SLOW };
    const answeredAfterMs = (until: string): number => {
      const run = runOf(front({ inParallel: ['a', 'b', 'c'], until }, others));
      expect(totalsOf(run, 'users')['failed']).toBe(until === 'first' ? 0 : totalsOf(run, 'users')['offered']);
      return partOf(run, 'front').durations['sojourn']!.maxUs / 1_000;
    };

    expect([answeredAfterMs('all'), answeredAfterMs('quorum'), answeredAfterMs('first')]).toEqual([20, 30, 100]);
  });

  test('a quorum of three does without one that is down, for good; not without two', () => {
    const outages = (names: readonly string[]): Run =>
      runOf({
        ...front({ inParallel: ['a', 'b', 'c'], until: 'quorum' }, { a: {}, b: {}, c: {} }),
        triggers: Object.fromEntries(
          names.map((of) => [`${of}-down`, { capacityLoss: { of, share: 1 }, at: '0s', for: '20s' }]),
        ),
        guards: {
          calls: Object.fromEntries(['a', 'b', 'c'].map((name) => [`front -> ${name}`, { timeout: { after: '1s' } }])),
        },
      });

    const [one, two] = [outages(['c']), outages(['b', 'c'])].map((run) => totalsOf(run, 'users'));
    expect(one).toMatchObject({ offered: one!['good'], failed: 0 });
    expect(two).toMatchObject({ offered: two!['failed'], good: 0 });
  });

  test.each([
    { tierCount: 3, maxAttempts: 4, atTheBottom: 64 },
    { tierCount: 5, maxAttempts: 3, atTheBottom: 243 },
  ])(
    'retries multiply down the tiers: $tierCount of them with $maxAttempts attempts each make $atTheBottom of one call',
    ({ tierCount, maxAttempts, atTheBottom }) => {
      const { written, arrows, lastName } = chain(tierCount, {
        duration: '100s',
        arrivals: { constant: '1/s' },
        client: { schedule: [{ at: '20s', rate: '0/s' }] },
        last: FAILING,
      });

      const run = runOf(written, {
        calls: Object.fromEntries(arrows.map((arrow) => [arrow, { retry: { maxAttempts } }])),
      });

      const { offered, failed } = totalsOf(run, 'users');
      expect(offered).toBeGreaterThan(15);
      expect(failed).toBe(offered);
      expect(totalsOf(run, lastName)['arrivals']).toBe(atTheBottom * offered!);
      arrows.forEach((arrow, tier) => {
        expect(totalsOf(run, arrow)['attempts'], arrow).toBe(maxAttempts ** (tier + 1) * offered!);
      });
    },
  );
});

describe('a worker is held while it waits for the calls it made', () => {
  const holding = (rate: string) =>
    runOf(
      tiered({
        duration: '30s',
        arrivals: { constant: rate },
        servers: { front: { workers: 4 }, back: SLOW },
        arrows: ['front -> back'],
      }),
    );

  test('utilisation counts the waiting: 20/s of 10 ms + 90 ms keep two of four workers', () => {
    const run = holding('20/s');

    for (const busy of seriesOf(run, 'front', 'busy').slice(1)) expect(busy).toBeCloseTo(2, 9);
    for (const busy of seriesOf(run, 'back', 'busy').slice(1)) expect(busy).toBeCloseTo(1.8, 9);
    expect(totalsOf(run, 'front')['utilisation']).toBeCloseTo(0.5, 2);
  });

  test('so it is the slowest tier behind them that says how much they can do: 4 ÷ 100 ms', () => {
    const served = seriesOf(holding('100/s'), 'front', 'served').slice(1);

    for (const each of served) expect(each).toBe(40);
  });
});

test('an attempt’s row is kept until the last of the calls made for it has ended, and then is free', () => {
  const plan = planOf(
    tiered({
      duration: '20s',
      arrivals: { constant: '1/s' },
      client: { schedule: [{ at: '1.5s', rate: '0/s' }] },
      servers: {
        front: { calls: { inParallel: ['a', 'b'], until: 'first' } },
        a: {},
        b: { service: { constant: '10s' } },
      },
      arrows: ['front -> a', 'front -> b'],
    }),
  );
  const simulation = begin(plan, 1);
  const { attempts, calls } = (simulation as unknown as { world: World }).world;

  simulation.advance(5e6);
  expect(totalsOf(simulation.snapshot(), 'users')).toMatchObject({ offered: 1, good: 1 });
  // The attempt at `front`, answered long ago, and the one at `b`.
  expect([attempts.liveCount, calls.liveCount]).toEqual([2, 1]);
  simulation.finish();
  expect([attempts.liveCount, calls.liveCount]).toEqual([0, 0]);
});

describe('sixty tiers', () => {
  /** How deep the stack is where the last tier refuses and where the client hears, at most, in a run. */
  function depths(tierCount: number): { run: Run; deepest: number } {
    const { written, arrows, lastName } = chain(tierCount, { duration: '20s', arrivals: { constant: '2/s' } });
    // Each arrow may retry ten times in all: else two attempts at each tier would make 2⁶⁰ at the last.
    const once = { retry: { maxAttempts: 2 }, retryBudget: { ratio: 0, burst: 10 } };
    const guards: WrittenGuards = { calls: Object.fromEntries(arrows.map((arrow) => [arrow, once])) };
    let deepest = 0;
    const look = (): void => void (deepest = Math.max(deepest, depthOfStack()));

    const run = simulate(watched(planOf(written, guards), { lastName, look }), 1);

    return { run, deepest };
  }

  test('are no deeper a stack than three: refusals come up one event after another, retried at each', () => {
    const [few, many] = [depths(3), depths(60)];

    expect(few.deepest).toBeGreaterThan(5);
    expect(many.deepest).toBe(few.deepest);
    const { offered, failed } = totalsOf(many.run, 'users');
    expect(offered).toBeGreaterThan(35);
    // Those begun in the last 0.6 s are still on their way down.
    expect(failed).toBeGreaterThanOrEqual(offered! - 2);
    for (const { kind, name, totals } of many.run.parts) if (kind === 'arrow') expect(totals['retries'], name).toBe(10);
  });
});

/** A plan whose last tier refuses everything, with somebody who looks whenever it does and whenever the client hears. */
function watched(plan: Plan, { lastName, look }: { readonly lastName: string; readonly look: () => void }): Plan {
  const refusing = {
    key: 'refusing',
    side: 'server' as const,
    install: (_: never, { door }: ServerSites) =>
      void door.push({ admits: () => (look(), false), onEntered: () => {}, onLeft: () => {} }),
  };
  const listening = {
    key: 'listening',
    side: 'caller' as const,
    install: (_: never, { gates }: CallerSites) =>
      void gates.push({ allows: () => true, onSent: () => {}, onOutcome: look, onBlocked: () => {} }),
  };
  return {
    ...plan,
    components: plan.components.map((component) => ({
      ...component,
      guards: component.name === lastName ? [{ behaviour: refusing, params: {} }] : component.guards,
      arrows: component.arrows.map((arrow) => ({
        ...arrow,
        guards: component.name === 'users' ? [...arrow.guards, { behaviour: listening, params: {} }] : arrow.guards,
      })),
    })),
  };
}

function depthOfStack(): number {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Infinity;
  const depth = new Error('only its stack is of interest').stack!.split('\n').length;
  Error.stackTraceLimit = limit;
  return depth;
}

test('Jackson: two queues in tandem, M/M/1 each, are as independent as if each stood alone', () => {
  // A worker of the front is held until both have answered, so it has more than anybody needs: an M/M/∞, whose output is
  // as Poisson as its input, and Burke says the same of the first queue's. Empty at first; the slowest mode, of the queue
  // at 80 %, has the relaxation time 1 ÷ (√10 − √8)² = 9 s, so 200 s are more than twenty.
  const plan = planOf(
    tiered({
      duration: '6000s',
      bucket: '200s',
      arrivals: { poisson: '8/s' },
      servers: {
        front: { service: { exponential: '10ms' } },
        first: { workers: 1, service: { exponential: '100ms' } },
        second: { workers: 1, service: { exponential: '80ms' } },
      },
      arrows: ['front -> first', 'front -> second'],
    }),
  );
  const [first, second] = [10, 12.5].map((mu) => mmc({ lambda: 8, mu, servers: 1 }));

  const runs = runsOf({ plan, seeds: 20, warmUpUs: 200e6 });

  const level = (name: string, key: string) => runs.map((run) => totalsOf(run, name)[key]!);
  const sojourn = (name: string) => runs.map((run) => meanUs(partOf(run, name).durations['sojourn']!) / 1e6);
  for (const [name, expected] of [
    ['first', first!],
    ['second', second!],
  ] as const) {
    expectAgreement(level(name, 'utilisation'), { expected: expected.utilisation, what: `${name}: ρ` });
    expectAgreement(level(name, 'inSystem'), { expected: expected.L, within: 0.1, what: `${name}: L` });
    expectAgreement(sojourn(name), { expected: expected.W, within: 0.1, what: `${name}: W` });
  }
  const W = 0.01 + first!.W + second!.W;
  expectAgreement(sojourn('front'), { expected: W, within: 0.1, what: 'W of the whole' });
  expectAgreement(level('front', 'busy'), { expected: 8 * W, within: 0.1, what: 'workers held' });
});
