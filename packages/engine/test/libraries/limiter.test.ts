import fc from 'fast-check';
import { RateLimiter, TokenBucket } from 'limiter';
import { describe, expect, test, vi } from 'vitest';
import { ClientRateLimit } from '../../src/guards/client-rate-limit/client-rate-limit.ts';
import { RateLimit } from '../../src/guards/rate-limit/rate-limit.ts';
import type { AttemptGate, DoorGate, Station } from '../../src/sites.ts';
import { atTimeZero, CLOCK } from './virtual-time.fixture.ts';

interface Bucket {
  readonly rate: number;
  readonly burst: number;
}

/** A rate limit does not look at the server. */
const IDLE: Station = { queueLength: 0, freeWorkers: 1, inSystem: 0 };

/** A way to take a token, or to go without. */
type Take = () => boolean;

const GUARDS: Record<string, (bucket: Bucket) => Take> = {
  clientRateLimit: (bucket) => {
    const gate: AttemptGate = new ClientRateLimit(bucket, CLOCK);
    return () => {
      const allows = gate.allows(0);
      if (allows) gate.onSent(0);
      else gate.onBlocked();
      return allows;
    };
  },
  rateLimit: (bucket) => {
    const gate: DoorGate = new RateLimit(bucket, CLOCK);
    return () => {
      const admits = gate.admits(0, IDLE);
      if (admits) gate.onEntered(0, IDLE);
      return admits;
    };
  },
};

/** That of the library begins empty; ours, as its own rate limiter does, full. */
function libraryBucket({ rate, burst }: Bucket): Take {
  const bucket = new TokenBucket({ bucketSize: burst, tokensPerInterval: rate, interval: 'second' });
  bucket.content = burst;
  return () => bucket.tryRemoveTokens(1);
}

test.each(Object.entries(GUARDS))('%s takes and refuses what the token bucket of limiter does', async (_, guard) => {
  let [taken, refused] = [0, 0];
  // Eighths of a token per millisecond, which floating point adds without error.
  const anyBucket = fc.record({
    rate: fc.integer({ min: 1, max: 16 }).map((eighths) => 125 * eighths),
    burst: fc.integer({ min: 1, max: 20 }),
  });
  const anyWaits = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })), { size: 'max', maxLength: 300 });

  await fc.assert(
    fc.asyncProperty(anyBucket, anyWaits, (bucket, waits) =>
      atTimeZero(async () => {
        const [ours, theirs] = [guard(bucket), libraryBucket(bucket)];
        for (const ms of waits) {
          vi.advanceTimersByTime(ms);
          const isTaken = ours();
          expect(theirs()).toBe(isTaken);
          if (isTaken) taken++;
          else refused++;
        }
      }),
    ),
    { numRuns: 80 },
  );

  expect(Math.min(taken, refused)).toBeGreaterThan(300);
});

/** What of tries at these milliseconds got a token. */
const takenAt = (instantsMs: readonly number[], take: () => Take) =>
  atTimeZero(async () => {
    const taking = take();
    return instantsMs.filter((ms) => {
      vi.advanceTimersByTime(ms - Date.now());
      return taking();
    });
  });

describe('where they differ', () => {
  test('ten tenths are a token here; in the library a little less than one is none', async () => {
    const bucket = { rate: 1, burst: 1 };
    const instants = [0, ...Array.from({ length: 12 }, (_, i) => 100 * (i + 1))];

    expect(await takenAt(instants, () => GUARDS['clientRateLimit']!(bucket))).toEqual([0, 1_000]);
    expect(await takenAt(instants, () => libraryBucket(bucket))).toEqual([0, 1_100]);
  });

  test('the rate limiter of the library is a bucket and a count per interval, ours is a bucket alone', async () => {
    const instants = [0, 0, 0, 0, 500, 500, 999, 999, 1_000, 1_000];
    const rateLimiter = () => {
      const limiter = new RateLimiter({ tokensPerInterval: 4, interval: 'second' });
      return () => limiter.tryRemoveTokens(1);
    };

    expect(await takenAt(instants, () => GUARDS['clientRateLimit']!({ rate: 4, burst: 4 }))).toEqual([
      0, 0, 0, 0, 500, 500, 999, 1_000,
    ]);
    expect(await takenAt(instants, rateLimiter)).toEqual([0, 0, 0, 0, 1_000, 1_000]);
  });
});
