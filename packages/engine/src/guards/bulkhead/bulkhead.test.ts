import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum, totalsOf } from '../../../test/written.fixture.ts';
import { Bulkhead } from './bulkhead.ts';

test('a place is free again when an attempt has ended', () => {
  const bulkhead = new Bulkhead(2);
  const notes = [bulkhead.allows()];
  bulkhead.onSent();
  notes.push(bulkhead.allows());
  bulkhead.onSent();
  notes.push(bulkhead.allows(), bulkhead.allows());
  bulkhead.onBlocked();
  notes.push(bulkhead.allows());
  bulkhead.onOutcome();
  notes.push(bulkhead.allows());

  expect(notes).toEqual([true, true, false, false, false, true]);
});

test('never more than its places are taken, and never is a free place refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.boolean(), { size: 'max', maxLength: 300 }),
      (places, comings) => {
        const bulkhead = new Bulkhead(places);
        let inFlight = 0;
        for (const isComing of comings) {
          expect(bulkhead.allows()).toBe(inFlight < places);
          if (isComing && bulkhead.allows()) {
            inFlight++;
            bulkhead.onSent();
          } else if (!isComing && inFlight > 0) {
            inFlight--;
            bulkhead.onOutcome();
          }
        }
        expect(inFlight).toBeLessThanOrEqual(places);
      },
    ),
  );
});

test('in a run: what is in flight while the callee hangs is what the bulkhead holds, not what arrives', () => {
  const hanging = shop({
    duration: '30s',
    arrivals: { poisson: '100/s' },
    server: { workers: 8, service: { exponential: '20ms' } },
    triggers: { down: { capacityLoss: { of: 'checkout' }, at: '10s', for: '10s' } },
    guards: shopGuards({ timeout: { after: '5s' } }),
  });

  const run = runOf(hanging, shopGuards({ bulkhead: { maxInFlight: 25 } }));

  expect(Math.max(...seriesOf(run, ARROW, 'inFlight'))).toBe(25);
  expect(Math.max(...seriesOf(runOf(hanging), ARROW, 'inFlight'))).toBeGreaterThan(400);
  expect(sum(seriesOf(run, ARROW, 'blocked').slice(0, 10))).toBe(0);
  expect(totalsOf(run, ARROW)['blocked']).toBeGreaterThan(900);
});
