import { compile, partOf, simulate, type Plan, type Run } from '../src/index.ts';
import { guardSettingsSchema, scenarioSchema } from '../src/schema.ts';

/**
 * A shop of twelve components: a balancer over three replicas, a look-aside cache, a diamond of calls onward, and a
 * breaker and a retry budget on every arrow between servers. In the middle of the run its database is slow.
 */
export function graphPlan(): Plan {
  const scenario = scenarioSchema.parse({
    version: 1,
    duration: '60s',
    components: {
      users: {
        client: { arrivals: { poisson: '1000/s' }, keys: { zipf: { count: 10_000, exponent: 1 } }, goodWithin: '5s' },
      },
      edge: server(100, 4),
      front: { balancer: {} },
      checkout: server(30, 6, { replicas: 3, calls: { inSequence: ['catalogue', 'stock', 'payment'] } }),
      catalogue: server(16, 2, { calls: { lookAside: { cache: 'cache', else: 'database' } } }),
      cache: { cache: { ttl: '10s', capacity: 5_000 } },
      stock: server(16, 4, { calls: { inSequence: ['database'] } }),
      database: server(24, 4),
      payment: server(48, 8, { calls: { inParallel: ['bank', 'ledger'] } }),
      bank: server(24, 12),
      ledger: server(16, 6, { calls: { inSequence: ['mail'] } }),
      mail: server(8, 2),
    },
    arrows: Object.fromEntries(ARROWS.map((arrow) => [arrow, {}])),
    triggers: { slow: { slowDown: { of: 'database', factor: 10 }, at: '20s', for: '5s' } },
  });
  const guards = guardSettingsSchema().parse({
    calls: Object.fromEntries(ARROWS.map((arrow) => [arrow, CALLS])),
    servers: Object.fromEntries(SERVERS.map((name) => [name, { queueLimit: { capacity: 200 } }])),
    balancers: { front: { replicaChoice: { kind: 'leastInFlight' } } },
  });
  const { plan, diagnostics } = compile(scenario, guards);
  if (plan === undefined) throw new Error(diagnostics.map(({ says }) => says).join(' '));
  return plan;
}

/**
 * Arrivals, service completions and timeouts a second of CPU time, of whatever is simulated. What a cache answers and a
 * balancer passes on is not counted: it must be paid from the same time.
 */
export function canonicalPerSecond(plan: Plan, seed: number): number {
  const before = process.cpuUsage();
  const run = simulate(plan, seed);
  const { user, system } = process.cpuUsage(before);
  return (canonicalEvents(run) / (user + system)) * 1e6;
}

function canonicalEvents(run: Run): number {
  const counted = { client: 'offered', server: 'served', arrow: 'timeout' } as Readonly<Record<string, string>>;
  return run.parts.reduce((all, { kind, name }) => all + (partOf(run, name).totals[counted[kind] ?? ''] ?? 0), 0);
}

function server(workers: number, meanMillis: number, more: Readonly<Record<string, unknown>> = {}) {
  return { server: { workers, service: { exponential: `${meanMillis}ms` }, ...more } };
}

const ARROWS = [
  'users -> edge',
  'edge -> front',
  'front -> checkout',
  'checkout -> catalogue',
  'checkout -> stock',
  'checkout -> payment',
  'catalogue -> cache',
  'catalogue -> database',
  'stock -> database',
  'payment -> bank',
  'payment -> ledger',
  'ledger -> mail',
];
const SERVERS = ['edge', 'checkout', 'catalogue', 'stock', 'database', 'payment', 'bank', 'ledger', 'mail'];
const CALLS = {
  timeout: { after: '1s' },
  retry: { maxAttempts: 3, baseDelay: '10ms', jitter: 'full' },
  retryBudget: { ratio: 0.1, burst: 10 },
  circuitBreaker: { window: { count: 100 }, openFor: '1s' },
};
