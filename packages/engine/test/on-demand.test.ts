import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardsAtHand } from '../src/guards/at-hand.ts';
import { compile, NO_GUARDS, seconds, simulate, type Plan, type Scenario } from '../src/index.ts';
import { begin, compileActions, diagnose, load } from '../src/on-demand.ts';
import { componentDefinitions, guardDefinitions, guardSettingsSchema, scenarioSchema } from '../src/schema.ts';
import { anyDocuments } from './fuzz/documents.fixture.ts';
import { panicking, STORM } from './panic/panic.fixture.ts';
import { ARROW, parseGuards, parseScenario, shop, shopGuards } from './written.fixture.ts';

const SHOP = shop({
  duration: '20s',
  arrivals: { poisson: '100/s' },
  server: { workers: 2, service: { exponential: '30ms' } },
});
const OPERATOR = {
  signal: { of: ARROW, metric: 'good', below: 1_000 },
  every: '1s',
  noticesAfter: '2s',
  actsAfter: { constant: '1s' },
  runbook: [{ do: { shed: { of: ARROW, share: 0.5 } } }],
};

/** One component of every kind, and every guard at a place of its side. */
const ALL = parseScenario({
  duration: '20s',
  components: {
    users: { client: { arrivals: { poisson: '50/s' }, keys: { uniform: { count: 20 } }, goodWithin: '1s' } },
    checkout: { cache: { ttl: '1s' } },
    front: { balancer: {} },
    stock: { server: { workers: 2, replicas: 2, service: { exponential: '10ms' } } },
    pool: { pool: { size: 2 } },
    rows: { contendedStore: { message: { constant: '1ms' } } },
    more: { autoscaler: { of: 'stock', target: 0.5, max: 3 } },
    governor: { controller: { of: 'users', measure: { of: 'users', metric: 'offered' }, target: 100, gain: 0.1 } },
    anna: { operator: OPERATOR },
  },
  arrows: { [ARROW]: {}, 'checkout -> front': {}, 'front -> stock': {}, 'stock -> pool': {}, 'pool -> rows': {} },
});
const allOf = (side: string): Record<string, unknown> =>
  Object.fromEntries(guardDefinitions.filter((each) => each.side === side).map(({ key, example }) => [key, example]));
const ALL_GUARDS = parseGuards({
  calls: { [ARROW]: allOf('caller') },
  servers: { stock: allOf('server') },
  balancers: { front: allOf('balancer') },
  caches: { checkout: allOf('cache') },
});

/** A plan but for what it only takes where somebody acts or follows calls. */
function withoutExtras({ acting: _, openTrace: __, ...plan }: Plan): unknown {
  return plan;
}

test('every kind of component and every guard is fetched, and the run is the one of the plan that compile makes', async () => {
  const plan = compile(ALL, ALL_GUARDS).plan!;
  const loaded = await load(ALL, ALL_GUARDS);

  expect(new Set(plan.components.map(({ behaviour }) => behaviour.kind)).size).toBe(componentDefinitions.length);
  const places = plan.components.flatMap((component) => [component, ...component.arrows]);
  expect(new Set(places.flatMap(({ guards }) => guards)).size).toBeGreaterThanOrEqual(guardDefinitions.length);
  expect(withoutExtras(loaded)).toEqual(withoutExtras(plan));
  expect(begin(loaded, 1).finish()).toEqual(simulate(plan, 1));
});

test('whatever is compiled is loaded: the same parts, guards in the same order', async () => {
  let count = 0;

  await fc.assert(
    fc.asyncProperty(anyDocuments, async (documents) => {
      const written = scenarioSchema.safeParse(documents.scenario).data;
      const guards = guardSettingsSchema().safeParse(documents.guards).data;
      const plan = written && guards && compile(written, guards).plan;
      if (plan === undefined) return;
      count++;

      expect(withoutExtras(await load(written!, guards!))).toEqual(withoutExtras(plan));
    }),
    { numRuns: 200, seed: 20 },
  );

  // Decoration otherwise.
  expect(count).toBeGreaterThan(30);
});

test('a panic mode is fetched with the guards that it puts in force, and its runs are the same', async () => {
  const [scenario, guards] = [
    parseScenario(STORM),
    parseGuards(panicking('retryShare', { servers: { checkout: { codel: {} } } })),
  ];
  const loaded = await load(scenario, guards);

  const run = begin(loaded, 1).finish();
  expect(run).toEqual(simulate(compile(scenario, guards).plan!, 1));
  expect(run.marks.map(({ kind }) => kind)).toContain('panic-begins');
});

test('whoever acts in a scenario is fetched with the desk to act from', async () => {
  const operated = parseScenario({ ...SHOP, components: { ...SHOP.components, anna: { operator: OPERATOR } } });
  const run = begin(await load(operated, NO_GUARDS), 1).finish();

  expect(run).toEqual(simulate(compile(operated).plan!, 1));
  expect(run.marks.map(({ kind }) => kind)).toContain('operator-acts');
});

test('a plan that is loaded to be acted on takes actions, and one to be followed follows: the same runs', async () => {
  const shop = parseScenario(SHOP);
  const actions = [{ at: seconds(5), do: { shed: { of: ARROW, share: 0.5 } } }];
  const trace = { share: 0.1 };
  const loaded = await load(shop, NO_GUARDS, { isActedOn: true, isFollowed: true });
  const plan = compile(shop).plan!;

  expect(loaded).toEqual(plan);
  const acts = compileActions(loaded, actions).actions!;
  const run = begin(loaded, 1, { actions: acts, trace }).finish();
  expect(run).toEqual(simulate(plan, 1, { actions: acts, trace }));
  expect(run.actions).toHaveLength(1);
  expect(run.trace!.spans.length).toBeGreaterThan(0);
});

test('where nobody acts nothing to act with is fetched, and to act is a mistake of ours', async () => {
  const plan = await load(parseScenario(SHOP), NO_GUARDS);

  expect(plan.acting).toBeUndefined();
  const simulation = begin(plan, 1);
  expect(() => simulation.act({ do: { drain: { of: 'checkout' } } })).toThrow('who acts has a desk');
  expect(() => compileActions(plan, [])).toThrow('who acts has a desk');
  expect(() => begin(plan, 1, { trace: { share: 1 } })).toThrow('who follows calls has a trace');
});

test('guards at hand are listed as the registry lists them', () => {
  const keys = guardsAtHand.map(({ key }) => key);

  expect(keys).toEqual([...keys].sort());
});

const scenario = parseScenario(SHOP);
const strange = (changes: Partial<Scenario>): Scenario => ({ ...scenario, ...changes });

test.each([
  [
    'an arrow from nowhere',
    strange({ arrows: { ...scenario.arrows, 'x -> checkout': { delay: seconds(0) } } }),
    {},
    'an arrow leaves a component',
  ],
  ['half a bucket', strange({ duration: seconds(1.5) }), {}, 'a whole number of buckets'],
  [
    'a guard at no arrow',
    scenario,
    { calls: { 'x -> checkout': { timeout: { after: '1s' } } } },
    'a guard has a place',
  ],
  ['a guard at no server', scenario, { servers: { users: { queueLimit: { capacity: 1 } } } }, 'a guard has a place'],
])('%s cannot be loaded, and is diagnosed', async (_, written, guards, because) => {
  const parsed = parseGuards(guards);

  await expect(load(written, parsed)).rejects.toThrow(because);
  expect(await diagnose(written, parsed)).toEqual(compile(written, parsed).diagnostics);
  expect(await diagnose(written, parsed)).not.toEqual([]);
});

test('a guard at the wrong side cannot be loaded, be it at hand or not', async () => {
  for (const guard of ['timeout', 'hedging']) {
    const guards = { ...NO_GUARDS, servers: { checkout: { [guard]: {} } } };

    await expect(load(scenario, guards)).rejects.toThrow('a guard acts at its side');
    expect(await diagnose(scenario, guards)).toHaveLength(1);
  }
});

test('a kind of component that there is not, which no schema lets through, cannot be loaded', async () => {
  const robots = strange({ components: { ...scenario.components, x: { constructor: {} } } });

  await expect(load(robots, NO_GUARDS)).rejects.toThrow('a component is of a kind that exists');
});

test('what is sound has nothing to be diagnosed', async () => {
  expect(await diagnose(scenario, parseGuards(shopGuards({ timeout: { after: '1s' } })))).toEqual([]);
});
