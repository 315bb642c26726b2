import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, partOf, simulate, type Run } from '@basin/engine';
import { parseScenario } from '@basin/lab';
import { expect, test } from 'vitest';
import { PART_KINDS } from '../src/json/part-kinds.ts';
import { runFields, runsFields } from '../src/json/run-fields.ts';
import { basin, FIXTURES, pathsIn } from './cli.fixture.ts';

const json = async (...args: string[]) => JSON.parse((await basin('run', ...args, '--json')).out);

function simulated(folder: string, seed: number): Run {
  const { scenario } = parseScenario(readFileSync(path.join(FIXTURES, folder, 'scenario.yaml'), 'utf8'));
  return simulate(compile(scenario!).plan!, seed);
}

test('a run is reported in 80 columns, and without colours in a pipe', async () => {
  const { code, out } = await basin('run', './small-storm');

  expect(code).toBe(0);
  expect(out).not.toContain('\u001b');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  for (const row of ['offered', 'goodput', 'attempts', 'queue', 'trigger', 'time'])
    expect(out).toMatch(new RegExp(`^${row} `, 'm'));
  expect(out).toContain('A small storm');
  expect(out).toContain('retry { maxAttempts: 4, baseDelay: 0s');
  expect(out).toContain('slow ×10');
  expect(out).toContain('NOT healthy');
  expect(out).toContain(`digest ${simulated('small-storm', 1).digest}`);
});

test('the same seed gives the digest and the counts that the engine gives', async () => {
  const told = await json('./small-storm', '--seed', '7');

  const run = simulated('small-storm', 7);
  expect(told).toMatchObject({ seed: 7, digest: run.digest, ended: 'at-time', events: run.eventCount });
  const arrow = partOf(run, 'users -> checkout');
  expect(told.arrows['users -> checkout'].counts).toEqual(
    Object.fromEntries(Object.keys(told.arrows['users -> checkout'].counts).map((key) => [key, arrow.totals[key]])),
  );
  expect(told.servers.checkout.averages.queue).toBe(partOf(run, 'checkout').totals['queue']);
  expect(told.system.series.offered).toHaveLength(60);
});

const NAMED = Object.values(PART_KINDS).flatMap((key) => [key, `replicas.${key}`]);

test('--json prints exactly the fields that are documented', async () => {
  const runs = await Promise.all([
    json('./small-storm', '--actions', 'storm.actions.yaml', '--trace', '0.01'),
    json('./town', '--actions', 'town.actions.yaml'),
  ]);

  const paths = runs.flatMap(({ guards, replicas, actions, ...told }) => {
    expect(Object.keys(guards)).toEqual(expect.arrayContaining(['calls', 'servers']));
    const replicaPaths = Object.keys(replicas).map((key) => `replicas.${key}.<name>`);
    const does = actions.map(({ do: what, ...when }: { do: object }) => {
      expect(Object.keys(what)).toHaveLength(1);
      return when;
    });
    return [...pathsIn({ ...told, actions: does }, NAMED), ...replicaPaths, 'guards', 'actions[].do'];
  });
  expect([...new Set(paths)].sort()).toEqual(runFields.map((field) => field.path).sort());
});

test('every part of a run is in its JSON, replicas one by one and taken together', async () => {
  const told = await json('./town');

  const run = simulated('town', 1);
  for (const part of run.parts) {
    const key = PART_KINDS[part.kind];
    const found = told[key][part.name] ?? told.replicas[key]?.[part.name];
    expect(found, part.name).toBeDefined();
    expect(found.counts).toEqual(
      Object.fromEntries(Object.keys(found.counts).map((each) => [each, part.totals[each]])),
    );
  }
  // The scaler may make a third of the two that are written.
  const replicas = ['checkout.1', 'checkout.2', 'checkout.3'];
  expect(Object.keys(told.replicas.servers)).toEqual(expect.arrayContaining(replicas));
  const served = replicas.map((name) => told.replicas.servers[name].counts.served as number);
  expect(told.servers.checkout.counts.served).toBe(served.reduce((sum, each) => sum + each, 0));
  expect(Object.keys(told.replicas.servers['checkout.1'])).toEqual(Object.keys(told.servers.checkout));
});

test('a run with parts of every kind is told in 80 columns: replicas together, marks by what they are', async () => {
  const { code, out } = await basin('run', './town');

  expect(code).toBe(0);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/);
  for (const kind of Object.keys(PART_KINDS))
    expect(out).toMatch(new RegExp(`^\\S.* \\(${kind}(, 3 replicas together)?\\)$`, 'm'));
  expect(out).toContain('checkout (server, 3 replicas together)');
  expect(out).not.toContain('checkout.1 (server)');
  expect(out).toContain('trigger slow begins at database');
  expect(out).toContain('trigger blink begins at checkout (3 replicas)');
  expect(out).toContain('operator oncall notices what happens at users');
  expect(out).toContain('an operator does shed upon users -> front');
  expect(out).toContain('panic mode engages, by what it sees at users -> front');
  expect(out).toContain('panicMode { signal: { goodputShare: {');
});

test('every duration is measured in seconds and none is lost', async () => {
  const told = await json('./calm');

  const { latency } = told.clients.users.durations;
  // Two workers at 10 ms a call, lightly loaded: calls take about as long as their service.
  expect(latency.mean).toBeGreaterThan(0.008);
  expect(latency.mean).toBeLessThan(0.015);
  expect(latency.p50).toBeLessThan(latency.p99);
  expect(latency.count).toBe(told.clients.users.counts.good + told.clients.users.counts.late);
});

test('a warm-up is rounded up to a bucket, left out of counts and kept in series', async () => {
  const whole = await json('./calm');
  const late = await json('./calm', '--warm-up', '1500ms');

  expect(late.warmUpSeconds).toBe(2);
  expect(late.digest).toBe(whole.digest);
  expect(late.system.series).toEqual(whole.system.series);
  const [first, second] = whole.system.series.offered;
  expect(late.clients.users.counts.offered).toBe(whole.clients.users.counts.offered - first - second);
  expect((await basin('run', './calm', '--warm-up', '1500ms')).out).toContain('a warm-up of 2s (rounded up to a');
});

test('a warm-up as long as the run is refused', async () => {
  const { code, out, err } = await basin('run', './calm', '--warm-up', '20s');

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('nothing would be measured');
});

test('many seeds get a line each and a count of those that recovered', async () => {
  const storm = await basin('run', './small-storm', '--seeds', '1..3');
  const calm = await json('./calm', '--seeds', '4..5');

  expect(storm.code).toBe(0);
  expect(storm.out.match(/NOT recovered/g)).toHaveLength(3);
  expect(storm.out).toContain('0 of 3 recovered');
  expect(storm.out).toContain(simulated('small-storm', 2).digest);
  expect(Object.keys(calm).sort()).toEqual(runsFields.map((field) => field.path.replace('[]', '')).sort());
  expect(calm.recovered).toBe(2);
  expect(calm.runs.map((run: Run) => [run.seed, run.digest])).toEqual(
    [4, 5].map((seed) => [seed, simulated('calm', seed).digest]),
  );
});

test('guards from a file are merged over those of the scenario', async () => {
  const told = await json('./small-storm', '--guards', 'small-storm/solutions/exemplar.guards.yaml');

  expect(told.guards).toEqual({
    calls: {
      'users -> checkout': {
        timeout: { after: '1s' },
        retry: { maxAttempts: 4, baseDelay: '0s', multiplier: 2, maxDelay: '10s', jitter: 'none' },
        retryBudget: { ratio: 0.1, burst: 10, fundedBy: 'firstAttempts', minPerSecond: 0 },
      },
    },
    servers: { checkout: { queueLimit: { capacity: 40 } } },
  });
  expect(told.lastTenth.recovered).toBe(true);
});

test('a guards file may set guards of balancers, caches and pools, and the panic mode', async () => {
  const { guards } = await json('./town', '--guards', 'town/calm.guards.yaml');

  expect(guards).not.toHaveProperty('system');
  expect(guards.calls['users -> front']).toEqual({ timeout: { after: '500ms' } });
  expect(guards.servers).toEqual({ pool: { queueLimit: { capacity: 20 } } });
  expect(guards.balancers).toEqual({
    front: { replicaChoice: { kind: 'leastInFlight', choices: 2, staleness: '0s' } },
  });
  expect(guards.caches.prices).toMatchObject({ coalescing: { lease: '10s' }, staleIfError: { for: '1m' } });
});

test('--csv prints one line per bucket, with as many cells as columns', async () => {
  const { code, out } = await basin('run', './calm', '--csv');

  expect(code).toBe(0);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  expect(lines).toHaveLength(21);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[0]).toContain('users -> checkout.attempts');
  const column = lines[0]!.indexOf('users.offered');
  expect(Number(lines[1]![column])).toBe(partOf(simulated('calm', 1), 'users').series['offered']![0]);
});

test('--openmetrics prints the series in a form that ends as the specification wants it', async () => {
  const { code, out } = await basin('run', './calm', '--openmetrics');

  expect(code).toBe(0);
  expect(out).toMatch(/^# TYPE basin_run info\n/);
  expect(out).toMatch(/\n# EOF\n$/);
  const offered = [...out.matchAll(/^basin_client_offered_total\{part="users"\} (\d+) /gm)].map(([, total]) =>
    Number(total),
  );
  expect(offered.at(-1)).toBe(partOf(simulated('calm', 1), 'users').totals['offered']);
});

test('--otlp prints a trace of a share of the calls, of 1 % unless said', async () => {
  const spansOf = async (...share: string[]): Promise<number> => {
    const { code, out } = await basin('run', './calm', '--otlp', ...share);
    expect(code).toBe(0);
    const { resourceSpans } = JSON.parse(out) as { resourceSpans: { scopeSpans: { spans: object[] }[] }[] };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)).length;
  };
  const calls = partOf(simulated('calm', 1), 'users').totals['offered']!;

  // A call, its attempt and its service are three; waits come to it.
  expect(await spansOf('1')).toBeGreaterThanOrEqual(3 * calls - 5);
  expect(await spansOf('0')).toBe(0);
  expect(await spansOf()).toBeLessThan(calls);
});

test('a scenario that cannot be read is told by file, line, column and a caret', async () => {
  const { code, out, err } = await basin('run', 'broken/scenario.yaml');

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatchInlineSnapshot(`
    "broken/scenario.yaml:4:43: error: \`poisson\` cannot be \`50\`.
        4 |   users: { client: { arrivals: { poisson: 50 }, goodWithin: 1s } }
          |                                           ^^
          = Write a rate such as 1000/s. Independent users: intervals are random, with this rate on average.

    One problem.
    "
  `);
});

test.each([
  { args: ['--seeds', '5..1'], says: 'Write the smaller seed first' },
  { args: ['--seeds', '1..2', '--seed', '1'], says: 'cannot be used with' },
  { args: ['--guards', 'nowhere.yaml'], says: 'There is no nowhere.yaml' },
  { args: ['--gards', 'x'], says: 'Did you mean --guards?' },
])('$args is refused with exit code 2 and a sentence', async ({ args, says }) => {
  const { code, out, err } = await basin('run', './calm', ...args);

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
});
