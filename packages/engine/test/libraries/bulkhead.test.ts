import { bulkhead } from 'cockatiel';
import fc from 'fast-check';
import Opossum from 'opossum';
import { expect, test } from 'vitest';
import { Bulkhead } from '../../src/guards/bulkhead/bulkhead.ts';
import type { AttemptGate } from '../../src/sites.ts';
import { ERROR, OK } from '../../src/traffic/outcome.ts';
import { PromisedGate, type Gate } from './breaker.fixture.ts';
import { atTimeZero } from './virtual-time.fixture.ts';

class OurBulkhead implements Gate {
  private readonly gate: AttemptGate;

  constructor(maxInFlight: number) {
    this.gate = new Bulkhead(maxInFlight);
  }

  send(attempt: number): boolean {
    const allows = this.gate.allows(0);
    if (allows) this.gate.onSent(attempt);
    else this.gate.onBlocked();
    return allows;
  }

  async end(attempt: number, isOk: boolean): Promise<void> {
    this.gate.onOutcome(attempt, isOk ? OK : ERROR);
  }
}

const LIBRARIES: Record<string, (maxInFlight: number) => Gate> = {
  'the bulkhead of cockatiel, without a queue': (maxInFlight) => {
    const policy = bulkhead(maxInFlight, 0);
    return new PromisedGate((action, signal) => policy.execute(action, signal));
  },
  // What its semaphore refuses opossum counts as a failure; here it never opens.
  'the capacity of opossum': (capacity) => {
    const options = { capacity, timeout: false, volumeThreshold: Infinity, errorThresholdPercentage: 100 } as const;
    const breaker = new Opossum((action: () => Promise<void>) => action(), options);
    return new PromisedGate((action) => breaker.fire(action));
  },
};

test.each(Object.entries(LIBRARIES))('%s: it sends and holds back what ours does', async (_, libraryBulkhead) => {
  let [sent, blocked] = [0, 0];
  const anyEvent = fc.oneof(
    fc.constant('send' as const),
    fc.record({ which: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), isOk: fc.boolean() }),
  );

  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(anyEvent, { size: 'max', maxLength: 150 }),
      (maxInFlight, events) =>
        atTimeZero(async () => {
          const [ours, theirs] = [new OurBulkhead(maxInFlight), libraryBulkhead(maxInFlight)];
          const underWay: number[] = [];
          for (const [attempt, event] of events.entries()) {
            if (event === 'send') {
              const isSent = ours.send(attempt);
              expect(theirs.send(attempt), `attempt ${attempt}`).toBe(isSent);
              if (isSent) sent += underWay.push(attempt) > 0 ? 1 : 0;
              else blocked++;
            } else if (underWay.length > 0) {
              const [ended] = underWay.splice(Math.floor(event.which * underWay.length), 1);
              await ours.end(ended!, event.isOk);
              await theirs.end(ended!, event.isOk);
            }
          }
        }),
    ),
    { numRuns: 60 },
  );

  expect(Math.min(sent, blocked)).toBeGreaterThan(300);
});

test('where they differ: with a queue cockatiel keeps what finds no place and sends it later; ours holds it back', async () => {
  const policy = bulkhead(1, 1);
  const order: string[] = [];
  const attempt = (name: string) => policy.execute(async () => void order.push(name));

  const both = [attempt('first'), attempt('kept')];
  const sentAtOnce = [...order];
  const third = attempt('third').catch(() => 'held back');
  await Promise.all(both);

  expect(sentAtOnce).toEqual(['first']);
  expect(order).toEqual(['first', 'kept']);
  expect(await third).toBe('held back');
});
