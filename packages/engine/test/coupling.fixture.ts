import type { WrittenScenario } from './written.fixture.ts';

/**
 * Two services on one pool of connections, a zone and a domain of what they share, and somebody on call: everything that
 * several own together.
 */
export const SHARED: WrittenScenario & { readonly domains: Record<string, unknown> } = {
  duration: '60s',
  components: {
    shoppers: { client: { arrivals: { poisson: '60/s' }, goodWithin: '500ms' } },
    clerks: { client: { arrivals: { poisson: '40/s' }, goodWithin: '500ms' } },
    checkout: { server: { workers: 40, service: { exponential: '5ms' }, owner: 'shop' } },
    stock: { server: { workers: 40, service: { exponential: '5ms' }, owner: 'warehouse' } },
    pool: { pool: { size: 8, acquireTimeout: '300ms', connect: { exponential: '10ms' }, maxIdle: '2s' } },
    database: { server: { workers: 20, service: { exponential: '40ms' }, owner: 'platform' } },
    oncall: {
      operator: {
        owner: 'shop',
        signal: { of: 'shoppers', metric: 'good', per: 'offered', below: 0.9 },
        every: '2s',
        noticesAfter: '4s',
        actsAfter: { exponential: '4s' },
        onOthers: 2,
        onUnowned: 3,
        runbook: [{ do: { disableRetries: {} } }, { do: { shed: { of: 'clerks -> stock', share: 0.8 } } }],
        undoesAfter: '8s',
      },
    },
  },
  arrows: {
    'shoppers -> checkout': { owner: 'shop' },
    'clerks -> stock': {},
    'checkout -> pool': {},
    'stock -> pool': {},
    'pool -> database': { owner: 'platform' },
  },
  domains: { services: { kind: 'deploy', members: ['checkout', 'stock'] } },
  guards: {
    calls: {
      'shoppers -> checkout': { timeout: { after: '1s' }, retry: { maxAttempts: 3 } },
      'pool -> database': { timeout: { after: '400ms' } },
    },
  },
};
export const CONTENDED: WrittenScenario = {
  duration: '20s',
  components: {
    writers: {
      client: { arrivals: { poisson: '30/s' }, keys: { zipf: { count: 20, exponent: 1 } }, goodWithin: '1s' },
    },
    rows: { contendedStore: { message: { normal: { mean: '10ms', deviation: '2ms' } } } },
  },
  arrows: { 'writers -> rows': {} },
  guards: { calls: { 'writers -> rows': { retry: { maxAttempts: 10, baseDelay: '10ms', jitter: 'full' } } } },
};
