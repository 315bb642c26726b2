import type { WrittenGuards, WrittenScenario } from './written.fixture.ts';

export interface WrittenBalanced {
  readonly duration: string;
  readonly bucket?: string;
  readonly arrivals: Record<string, unknown>;
  readonly client?: Record<string, unknown>;
  readonly balancer?: Record<string, unknown>;
  /** What is said about the server; its replicas included. */
  readonly server: Record<string, unknown>;
  readonly others?: Record<string, unknown>;
  readonly triggers?: Record<string, unknown>;
  readonly guards?: WrittenGuards;
}

/** `users -> front -> checkout`: a balancer before a replicated server. */
export function balanced(written: WrittenBalanced): WrittenScenario {
  const { arrivals, balancer = {}, client, others, server, ...rest } = written;
  return {
    components: {
      users: { client: { arrivals, goodWithin: '1s', ...client } },
      front: { balancer },
      checkout: { server },
      ...others,
    },
    arrows: { 'users -> front': {}, 'front -> checkout': {} },
    ...rest,
  };
}

/** Guards of the balancer, of the arrow to it and of the arrows behind it. */
export function frontGuards(
  balancer: Record<string, unknown>,
  { before = {}, behind = {} }: { before?: Record<string, unknown>; behind?: Record<string, unknown> } = {},
): WrittenGuards {
  return { balancers: { front: balancer }, calls: { 'users -> front': before, 'front -> checkout': behind } };
}

/** A balancer, an autoscaler that acts on what is behind it, and a controller that acts on the users. */
export const WATCHED = balanced({
  duration: '20s',
  arrivals: { poisson: '90/s' },
  server: { workers: 1, replicas: 3, service: { exponential: '20ms' }, errors: 0.05 },
  balancer: { failover: 1 },
  others: {
    scaler: {
      autoscaler: { of: 'checkout', target: 0.4, max: 8, every: '2s', readiness: '1s', scaleDownWindow: '5s' },
    },
    governor: {
      controller: {
        of: 'users',
        measure: { of: 'checkout', metric: 'utilisation' },
        target: 0.5,
        gain: 0.3,
        delay: '2s',
      },
    },
  },
});
