import { expect, test } from 'vitest';
import { engineVersion } from '../../src/index.ts';
import { runOf, shop, totalsOf } from '../written.fixture.ts';

/** Golden runs of every way in which a client calls; what golden.test.ts says of its own holds for these. */
const BASE = {
  duration: '20s',
  server: { workers: 5, service: { exponential: '40ms' } },
  arrivals: { poisson: '120/s' },
};
const calling = (client: Record<string, unknown>, triggers: Record<string, unknown> = {}) => {
  const written = shop({ ...BASE, client, triggers });
  const { arrivals, ...others } = (written.components['users'] as { client: Record<string, unknown> }).client;
  const own = 'closed' in client || 'crowds' in client ? others : { arrivals, ...others };
  return { ...written, components: { ...written.components, users: { client: own } } };
};
const BURSTY = { rate: '80/s', factor: 3, burstFor: '500ms', calmFor: '2s' };
const SPIKE = { spike: { loadSpike: { of: 'users', factor: 1.5 }, at: '5s', for: '4s' } };
const RATES = [20, 150, 80, 0, 200, 90, 120, 40];

const CLIENTS: Record<string, ReturnType<typeof calling>> = {
  ramp: calling({ schedule: [{ at: '5s', rate: '30/s', over: '10s' }] }, SPIKE),
  sine: calling({ sine: { period: '7s', amplitude: 0.6, peakAt: '2s' } }, SPIKE),
  'ramp and sine': calling({
    schedule: [{ at: '5s', rate: '30/s', over: '10s' }],
    sine: { period: '7s', amplitude: 1 },
  }),
  bursty: calling({ arrivals: { bursty: BURSTY } }, SPIKE),
  trace: calling({ arrivals: { trace: { perSecond: RATES, bucket: '2s' } } }, SPIKE),
  replay: calling({ arrivals: { replay: { seconds: RATES.map((_, index) => index * 1.7) } } }, SPIKE),
  'closed, exponential': calling({ closed: { users: 60, think: { exponential: '400ms' } } }, SPIKE),
  'closed, constant': calling({ closed: { users: 60, think: { constant: '400ms' } } }, SPIKE),
  'closed, fewer': calling(
    { closed: { users: 60, think: { exponential: '400ms' } } },
    { cut: { loadSpike: { of: 'users', factor: 0.3 }, at: '5s', for: '4s' } },
  ),
  'crowds of a clock': calling({ crowds: [{ at: '1s', calls: 90, over: '700ms', every: '3s' }] }, SPIKE),
  'keys and priorities': calling({
    keys: { zipf: { exponent: 1.1, count: 50 } },
    priorities: [
      { name: 'checkout', share: 0.3 },
      { name: 'browse', share: 0.7 },
    ],
  }),
};

test('the golden runs of clients: digest, then calls, good calls and events', () => {
  const golden = Object.entries(CLIENTS).map(([name, written]) => {
    const run = runOf(written);
    return `${name}: ${run.digest} ${totalsOf(run, 'users')['offered']} ${totalsOf(run, 'users')['good']} ${run.eventCount}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 3",
      "ramp: e1cf86779e2d8fa3 1720 1247 3441",
      "sine: b29da416e39f604d 2669 1076 6211",
      "ramp and sine: f5db3120d78b40df 1600 1228 4230",
      "bursty: 38c64101a2440d82 2149 1017 4152",
      "trace: bbd0a482065818aa 1542 723 3095",
      "replay: aaf27f43a1d83580 10 10 20",
      "closed, exponential: 07efbc403535e35f 2467 2449 4948",
      "closed, constant: c0a0d7feda386d03 2440 2417 4889",
      "closed, fewer: 9eabb08e4fa88a35 2139 2129 4312",
      "crowds of a clock: 9ace4e88c83f1ae2 675 675 1359",
      "keys and priorities: dfb029a0690dd1aa 2409 2391 4800",
    ]
  `);
});
