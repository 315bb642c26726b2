import type { WrittenValue } from '@basin/lab';

type Params = { readonly [name: string]: WrittenValue };

/** How each kind of component begins: what must be written, in numbers that make a small system which holds. */
const TEMPLATES: Readonly<Record<string, (server: string) => Params>> = {
  client: () => ({ arrivals: { poisson: '100/s' }, goodWithin: '1s' }),
  server: () => ({ workers: 4, service: { exponential: '20ms' } }),
  balancer: () => ({}),
  cache: () => ({ ttl: '60s' }),
  pool: () => ({ size: 20 }),
  contendedStore: () => ({ message: { exponential: '1ms' } }),
  autoscaler: (server) => ({ of: server, target: 0.6, max: 8 }),
  controller: (server) => ({ of: server, measure: { of: server, metric: 'utilisation' }, target: 0.6, gain: 0.5 }),
  operator: (server) => ({
    signal: { of: server, metric: 'queue', above: 100 },
    actsAfter: { constant: '60s' },
    runbook: [{ do: { dropQueue: { of: server } } }],
  }),
};

export function templateOf(kind: string, server: string): Params {
  return (Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind]?.(server) : undefined) ?? {};
}
