import { expect, test } from 'vitest';
import type { Run } from '../../src/index.ts';
import { ARROW, runOf, shop, shopGuards, totalsOf } from '../written.fixture.ts';
import { panicking, STORM } from '../panic/panic.fixture.ts';

/** Golden runs of what callers do besides sending, waiting and trying again. */
const BUSY = shop({
  duration: '20s',
  arrivals: { poisson: '100/s' },
  server: { workers: 5, service: { exponential: '40ms' } },
});
const hedged = (params: Record<string, unknown>) => shopGuards({ hedging: params });
const lossy = (partition: Record<string, unknown>) => ({
  ...BUSY,
  triggers: { cut: { at: '5s', for: '4s', partition: { of: ARROW, ...partition } } },
});
const TIMED = shopGuards({ timeout: { after: '500ms' }, retry: { maxAttempts: 2 } });

const RUNS: Record<string, () => Run> = {
  'guard: hedging': () => runOf(BUSY, hedged({ maxAttempts: 3, delay: { fixed: '100ms' }, maxExtraLoad: 0.3 })),
  'guard: hedging, at a percentile': () => runOf(BUSY, hedged({ delay: { percentile: 0.95 } })),
  'guard: adaptiveRateLimit': () => runOf(BUSY, shopGuards({ adaptiveRateLimit: {} }, { rateLimit: { rate: '60/s' } })),
  'guard: timeout, cancels': () =>
    runOf(BUSY, shopGuards({ timeout: { after: '60ms', cancels: true }, retry: { maxAttempts: 2 } })),
  'trigger: partition': () => runOf(lossy({}), TIMED),
  'trigger: partition, of a share': () => runOf(lossy({ share: 0.3 }), TIMED),
  'trigger: partition, refusing': () => runOf(lossy({ refuses: true }), TIMED),
  'system: panicMode': () => runOf(STORM, panicking('minQueueDelay')),
};

test('the golden runs: digest, then attempts, hedges, good calls, served, cancelled', () => {
  const golden = Object.entries(RUNS).map(([name, begin]) => {
    const run = begin();
    const [arrow, checkout] = [totalsOf(run, ARROW), totalsOf(run, 'checkout')];
    return `${name}: ${run.digest} ${arrow['attempts']} ${arrow['hedges']} ${arrow['good']} ${checkout['served']} ${checkout['cancelled']}`;
  });

  expect(golden).toMatchInlineSnapshot(`
    [
      "guard: hedging: 3021bc9ccd64f91f 2412 389 2019 2151 256",
      "guard: hedging, at a percentile: 2411210687c8a75d 2098 75 2019 2043 51",
      "guard: adaptiveRateLimit: 3278a1b29d9acfcb 959 0 17 954 0",
      "guard: timeout, cancels: d0f2f89adb609a88 3422 0 879 2440 972",
      "trigger: partition: 8a91d6194a0c0314 2440 0 1651 1655 0",
      "trigger: partition, of a share: 632fcd0440fd7f1e 2222 0 1928 2035 0",
      "trigger: partition, refusing: fde09ec02f89f748 2436 0 1606 1606 0",
      "system: panicMode: 765f1302eb8b3dea 12085 0 11008 11278 0",
    ]
  `);
});
