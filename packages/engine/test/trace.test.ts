import { describe, expect, test } from 'vitest';
import { simulate, type Span } from '../src/index.ts';
import { planOf, shop, shopGuards, totalsOf, type WrittenGuards, type WrittenScenario } from './written.fixture.ts';

/** `users -> checkout -> stock`; the stock fails now and then, and both callers try again. */
const TIERS: WrittenScenario = {
  duration: '8s',
  components: {
    users: { client: { arrivals: { poisson: '70/s' }, goodWithin: '1s' } },
    checkout: { server: { workers: 4, service: { exponential: '20ms' } } },
    stock: { server: { workers: 2, service: { exponential: '20ms' }, errors: 0.2 } },
  },
  arrows: { 'users -> checkout': {}, 'checkout -> stock': { delay: '1ms' } },
};
const GUARDS: WrittenGuards = {
  calls: {
    'users -> checkout': { timeout: { after: '150ms' }, retry: { maxAttempts: 3, baseDelay: '10ms' } },
    'checkout -> stock': { timeout: { after: '80ms' }, retry: { maxAttempts: 2, baseDelay: '5ms' } },
  },
  servers: { stock: { queueLimit: { capacity: 2 }, codel: { target: '1ms', interval: '10ms' } } },
};
const traced = (share: number, limit = 1_000_000) => simulate(planOf(TIERS, GUARDS), 1, { trace: { share, limit } });

const ALL = traced(1);
const SPANS = ALL.trace!.spans;
const byId = new Map(SPANS.map((span) => [span.id, span]));
const parentOf = (span: Span): Span | undefined => (span.parent === null ? undefined : byId.get(span.parent));
const count = (kind: Span['kind'], part: string, outcome?: Span['outcome']): number =>
  SPANS.filter(
    (each) => each.kind === kind && each.part === part && (outcome === undefined || each.outcome === outcome),
  ).length;

test('one call from its client to the last tier and back, span by span', () => {
  const calm: WrittenScenario = {
    duration: '2s',
    components: {
      users: { client: { arrivals: { constant: '1/s' }, goodWithin: '1s' } },
      checkout: { server: { workers: 1, service: { constant: '10ms' } } },
      stock: { server: { workers: 1, service: { constant: '20ms' } } },
    },
    arrows: { 'users -> checkout': {}, 'checkout -> stock': { delay: '1ms' } },
  };

  const { trace } = simulate(planOf(calm), 1, { trace: { share: 1 } });

  const ok = { trace: 1, outcome: 'ok' } as const;
  expect(trace).toEqual({
    share: 1,
    spans: [
      { ...ok, id: 1, parent: null, kind: 'call', part: 'users -> checkout', startUs: 1_000_000, endUs: 1_032_000 },
      { ...ok, id: 2, parent: 1, kind: 'attempt', part: 'users -> checkout', startUs: 1_000_000, endUs: 1_032_000 },
      { ...ok, id: 3, parent: 2, kind: 'service', part: 'checkout', startUs: 1_000_000, endUs: 1_032_000 },
      { ...ok, id: 4, parent: 3, kind: 'call', part: 'checkout -> stock', startUs: 1_010_000, endUs: 1_032_000 },
      { ...ok, id: 5, parent: 4, kind: 'attempt', part: 'checkout -> stock', startUs: 1_010_000, endUs: 1_032_000 },
      { ...ok, id: 6, parent: 5, kind: 'service', part: 'stock', startUs: 1_011_000, endUs: 1_031_000 },
    ],
  });
});

describe('following every call', () => {
  test('changes nothing about the run', () => {
    const { trace: _, ...run } = ALL;

    expect(run).toEqual(simulate(planOf(TIERS, GUARDS), 1));
  });

  test('there is a span for every call, attempt and service that the meters count, with its outcome', () => {
    for (const arrow of ['users -> checkout', 'checkout -> stock']) {
      const totals = totalsOf(ALL, arrow);
      expect(count('call', arrow), arrow).toBe(totals['calls']);
      expect(count('attempt', arrow), arrow).toBe(totals['attempts']);
      for (const outcome of ['ok', 'error', 'timeout', 'shed'] as const)
        expect(count('attempt', arrow, outcome), `${arrow} ${outcome}`).toBe(totals[outcome]);
    }
    for (const server of ['checkout', 'stock']) {
      const totals = totalsOf(ALL, server);
      expect(count('service', server, 'ok') + count('service', server, 'error'), server).toBe(totals['served']);
      expect(count('service', server, 'error'), server).toBe(totals['errors']);
    }
    expect(totalsOf(ALL, 'checkout')['wasted']).toBeGreaterThan(0);
  });

  test('what was refused at its turn has a wait that ends so; what was refused at the door has none', () => {
    const refused = SPANS.filter((each) => each.kind === 'attempt' && each.outcome === 'shed');
    const dropped = SPANS.filter((each) => each.kind === 'wait' && each.outcome === 'shed');

    expect(dropped.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(dropped.length);
    for (const wait of dropped) expect(parentOf(wait)).toMatchObject({ kind: 'attempt', part: 'checkout -> stock' });
  });

  test('kinds nest: a call in a service, an attempt in its call, a wait and a service in an attempt', () => {
    const within = { call: 'service', attempt: 'call', wait: 'attempt', service: 'attempt' } as const;
    for (const span of SPANS) {
      const parent = parentOf(span);
      if (span.parent === null) {
        expect(span).toMatchObject({ kind: 'call', part: 'users -> checkout', trace: span.id });
        continue;
      }
      expect(parent?.kind).toBe(within[span.kind]);
      expect(parent!.trace).toBe(span.trace);
      expect(parent!.id).toBeLessThan(span.id);
      expect(span.startUs).toBeGreaterThanOrEqual(parent!.startUs);
    }
  });

  test('a wait ends where the service begins, and all of them are as long as the meters say', () => {
    const { sojourn, wait } = ALL.parts.find((part) => part.name === 'checkout')!.durations;
    const at = (kind: Span['kind']) => SPANS.filter((each) => each.kind === kind && each.part === 'checkout');
    const lengthsUs = (spans: readonly Span[]) => spans.reduce((sum, each) => sum + each.endUs! - each.startUs, 0);
    const services = at('service');
    const served = services.filter(({ endUs }) => endUs !== null);
    const ofServed = at('wait').filter((each) => served.some(({ parent }) => parent === each.parent));

    expect(ofServed.length).toBeGreaterThan(50);
    for (const { endUs, parent } of at('wait'))
      expect(services.find((service) => service.parent === parent)?.startUs).toBe(endUs);
    expect(lengthsUs(at('wait'))).toBe(wait!.sumUs);
    expect(lengthsUs(ofServed) + lengthsUs(served)).toBe(sojourn!.sumUs);
  });

  test('what is under way when the run ends has no end', () => {
    const open = SPANS.filter((each) => each.endUs === null);

    expect(open.length).toBeGreaterThan(0);
    for (const span of open) expect(span.outcome).toBeNull();
    expect(SPANS.every((each) => each.endUs === null || each.endUs >= each.startUs)).toBe(true);
  });
});

describe('following a share of the calls', () => {
  const rootsOf = (spans: readonly Span[]) => spans.filter((each) => each.parent === null).map((each) => each.startUs);

  test('takes about so many of them, each with everything that was done for it', () => {
    const sampled = traced(0.1).trace!.spans;
    const calls = totalsOf(ALL, 'users -> checkout')['calls']!;

    // A binomial share: a standard deviation of √(0.1 × 0.9 × n); five of them.
    expect(Math.abs(rootsOf(sampled).length - 0.1 * calls)).toBeLessThan(5 * Math.sqrt(0.09 * calls));
    const starts = new Set(rootsOf(sampled));
    const traces = new Set(
      SPANS.filter((each) => each.parent === null && starts.has(each.startUs)).map(({ id }) => id),
    );
    const whole = SPANS.filter((each) => traces.has(each.trace));
    const about = ({ endUs, kind, outcome, part, startUs }: Span) => ({ endUs, kind, outcome, part, startUs });
    expect(sampled.map(about)).toEqual(whole.map(about));
  });

  test('takes the same calls whatever guards there are, and none at 0', () => {
    const other = simulate(planOf(TIERS), 1, { trace: { share: 0.1 } });

    expect(rootsOf(other.trace!.spans)).toEqual(rootsOf(traced(0.1).trace!.spans));
    expect(traced(0).trace).toEqual({ share: 0, spans: [] });
  });
});

test.each([40, 90, 500])(
  'of the latest %d spans those are kept whose trace is still whole, with their ends',
  (limit) => {
    const kept = traced(1, limit).trace!.spans;

    const firstKept = SPANS.at(-1)!.id - limit;
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(limit);
    expect(kept).toEqual(SPANS.filter((each) => each.trace > firstKept));
  },
);

test('a call that a guard holds back is a call without an attempt', () => {
  const run = simulate(
    planOf(
      shop({ duration: '5s', arrivals: { constant: '10/s' }, server: { workers: 1, service: { constant: '3s' } } }),
      shopGuards({ bulkhead: { maxInFlight: 1 } }),
    ),
    1,
    { trace: { share: 1 } },
  );

  const blocked = run.trace!.spans.filter((each) => each.outcome === 'blocked');
  expect(blocked).toHaveLength(totalsOf(run, 'users -> checkout')['blocked']!);
  expect(run.trace!.spans.filter((each) => blocked.some(({ id }) => id === each.parent))).toEqual([]);
});

test('nobody asked: no trace', () => {
  expect('trace' in simulate(planOf(TIERS, GUARDS), 1)).toBe(false);
});
