import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('starts full, fills evenly, and never holds more than its burst', () => {
  const bucket = new TokenBucket(10, 2);
  const notes = [bucket.has(0, 2), bucket.has(0, 3)];
  bucket.take(0, 2);
  notes.push(bucket.has(99_999, 1), bucket.has(100_000, 1), bucket.has(100_000, 2), bucket.has(200_000, 2));
  notes.push(bucket.has(9_000_000, 2), bucket.has(9_000_000, 3));

  expect(notes).toEqual([true, false, false, true, false, true, true, false]);
});

test('takes never exceed perSecond × T + burst over any stretch, and come up to it where all is taken that there is', () => {
  const anyWaits = fc.array(fc.nat({ max: 300_000 }), { size: 'max', maxLength: 300 });

  fc.assert(
    fc.property(
      anyWaits,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (waits, perSecond, burst) => {
        const bucket = new TokenBucket(perSecond, burst);
        let [nowUs, taken, lost] = [0, 0, 0];
        for (const waitUs of waits) {
          nowUs += waitUs;
          // Less than a token was left: a wait that fills all but one of the others may overflow.
          lost += (waitUs / 1e6) * perSecond >= burst - 1 ? 1 : 0;
          while (bucket.has(nowUs, 1)) {
            bucket.take(nowUs, 1);
            taken++;
          }
          expect(taken).toBeLessThanOrEqual((perSecond * nowUs) / 1e6 + burst + 1e-3);
          if (lost === 0 && burst > 1) expect(taken).toBeGreaterThan((perSecond * nowUs) / 1e6 - 1 - 1e-3);
        }
      },
    ),
  );
});
