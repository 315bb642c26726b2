import { ARROW, shop, shopGuards, type WrittenGuards } from '../written.fixture.ts';

/** A retry storm: a server that is slow for ten seconds stays down for good, its callers timing out and trying again. */
export const STORM = shop({
  duration: '120s',
  arrivals: { poisson: '100/s' },
  server: { workers: 4, service: { exponential: '25ms' } },
  triggers: { slow: { at: '20s', for: '10s', slowDown: { of: 'checkout', factor: 10 } } },
});

export const USUAL = shopGuards(
  { timeout: { after: '1s' }, retry: { maxAttempts: 4 } },
  { queueLimit: { capacity: 400 } },
);

export const SIGNALS = {
  minQueueDelay: { of: 'checkout', engageAbove: '500ms', disengageBelow: '50ms' },
  retryShare: { of: ARROW, engageAbove: 0.5, disengageBelow: 0.1 },
  goodputShare: { of: ARROW, engageBelow: 0.3, disengageAbove: 0.9 },
} as const;

/** The usual guards and, in a panic, no retries and a short queue. */
export function panicking(kind: keyof typeof SIGNALS, over: Record<string, unknown> = {}): WrittenGuards {
  const panicMode = {
    signal: { [kind]: SIGNALS[kind] },
    calls: { [ARROW]: { retry: 'off' } },
    servers: { checkout: { queueLimit: { capacity: 20 } } },
    ...over,
  };
  return { ...USUAL, system: { panicMode } };
}
