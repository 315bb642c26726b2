import { StandardRetryStrategy } from '@smithy/util-retry';
import { StandardRetryStrategy as StandardRetryStrategyBefore2026 } from '@smithy/util-retry-before-2026';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Rng } from '../../src/core/rng.ts';
import { retryQuotaDefinition } from '../../src/guards/retry-quota/definition.ts';
import { RetryQuota, type RetryQuotaParams } from '../../src/guards/retry-quota/retry-quota.ts';
import { retryDefinition } from '../../src/guards/retry/definition.ts';
import { BackoffRetry } from '../../src/guards/retry/retry.ts';
import { GIVE_UP, type RetryGate, type RetryPolicy } from '../../src/sites.ts';
import { Calls, NO_PARENT } from '../../src/traffic/calls.ts';
import { ERROR, OK, SHED, TIMEOUT, type Outcome } from '../../src/traffic/outcome.ts';
import { retryPreset } from './backoff.fixture.ts';
import { atTimeZero, sameChance, settled } from './virtual-time.fixture.ts';

type Failure = typeof ERROR | typeof SHED | typeof TIMEOUT;
type Strategy = Pick<StandardRetryStrategy, 'acquireInitialRetryToken' | 'recordSuccess' | 'refreshRetryTokenForRetry'>;
type Token = Awaited<ReturnType<Strategy['refreshRetryTokenForRetry']>>;

/** A call of the SDK and of ours, at the same attempt. */
interface TwinCall {
  readonly row: number;
  token: Token;
}

interface Settings {
  readonly quota: RetryQuotaParams;
  readonly backoff: Record<string, unknown>;
}

/** Delays in milliseconds; null: no retry. */
type Decision = { readonly ours: number | null; readonly theirs: number | null };

// The two versions have the same methods; their types come from two versions of a package of types.
const before2026 = (maxAttempts: number) => new StandardRetryStrategyBefore2026(maxAttempts) as unknown as Strategy;

const quotaPreset = (name: string): RetryQuotaParams =>
  retryQuotaDefinition.params.parse(retryQuotaDefinition.presets.find((preset) => preset.name === name)!.params);

/** The quota and the backoff of an SDK, and ours, told the same of the same calls. */
class Twins {
  private readonly calls = new Calls();
  private readonly quota: RetryGate;
  private readonly policy: RetryPolicy;
  private readonly strategy: Strategy;

  constructor(strategy: Strategy, { backoff, quota }: Settings, dice: { uint32(): number }) {
    this.strategy = strategy;
    this.quota = new RetryQuota(quota, this.calls);
    this.policy = new BackoffRetry(retryDefinition.params.parse(backoff), this.calls, dice as Rng);
  }

  async begin(): Promise<TwinCall> {
    const row = this.calls.open(0, NO_PARENT, 0);
    this.quota.onFirstAttempt();
    this.calls.attemptCount[row] = 1;
    return { row, token: await this.strategy.acquireInitialRetryToken('') };
  }

  succeed({ row, token }: TwinCall): void {
    this.quota.onOutcome(row, OK, this.calls.attemptCount[row]!);
    this.calls.close(row);
    this.strategy.recordSuccess(token);
  }

  async fail(call: TwinCall, outcome: Failure): Promise<Decision> {
    const ours = this.ourDelayMs(call.row, outcome);
    const next = this.strategy
      .refreshRetryTokenForRetry(call.token, { errorType: outcome === SHED ? 'THROTTLING' : 'TRANSIENT' })
      .catch(() => null);
    // The SDK of 2026 waits for the delay itself.
    await settled();
    vi.advanceTimersByTime(20_000);
    const token = await next;
    if (token !== null) call.token = token;
    return { ours, theirs: token === null ? null : delayMsOf(token) };
  }

  private ourDelayMs(row: number, outcome: Outcome): number | null {
    this.quota.onOutcome(row, outcome, this.calls.attemptCount[row]!);
    const delayUs = this.policy.delayUs(row, outcome);
    const isGranted = delayUs !== GIVE_UP && this.quota.mayRetry(row, outcome);
    if (isGranted) this.quota.onRetry(row, outcome);
    if (isGranted) this.calls.attemptCount[row]!++;
    else this.calls.close(row);
    return isGranted ? delayUs / 1_000 : null;
  }
}

function delayMsOf(token: Token): number {
  const { $retryLog } = token as { $retryLog?: { acquisitionDelay: number } };
  return Math.max(token.getRetryDelay(), $retryLog?.acquisitionDelay ?? 0);
}

describe.each([
  {
    name: '4.6, the rules of 2026',
    strategy: (maxAttempts: number): Strategy => new StandardRetryStrategy(maxAttempts),
    quota: quotaPreset('AWS 2026'),
    backoff: retryPreset('AWS 2026'),
    failures: [ERROR, TIMEOUT, SHED] as const,
  },
  {
    // Of the delays before 2026 the preset has those of botocore, from 1 s; the SDK for JavaScript began with 100 ms.
    name: '4.3, the standard mode before 2026',
    strategy: before2026,
    quota: quotaPreset('AWS standard'),
    backoff: { ...retryPreset('AWS standard'), baseDelay: '100ms' },
    failures: [TIMEOUT, SHED] as const,
  },
])('@smithy/util-retry $name', ({ strategy, quota, backoff, failures }) => {
  test('it retries what ours does and when ours does, whatever calls end how in which order', async () => {
    const tally = { granted: 0, outOfAttempts: 0, outOfQuota: 0 };
    const anyOutcome = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<Failure>(...failures) },
      { weight: 1, arbitrary: fc.constant(OK) },
    );
    const anyEnds = fc.array(fc.tuple(fc.nat({ max: 4 }), anyOutcome), { size: 'max', maxLength: 300 });

    await fc.assert(
      fc.asyncProperty(
        anyEnds,
        fc.integer({ min: 2, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ends, maxAttempts, share) =>
          atTimeZero(async () => {
            const twins = new Twins(
              strategy(maxAttempts),
              { quota, backoff: { ...backoff, maxAttempts } },
              sameChance(share),
            );
            const underWay: (TwinCall | undefined)[] = [];
            for (const [slot, outcome] of ends) {
              const call = (underWay[slot] ??= await twins.begin());
              if (outcome === OK) twins.succeed(call);
              const decision = outcome === OK ? { ours: null, theirs: null } : await twins.fail(call, outcome);

              expectSame(decision, outcome);
              if (decision.ours === null) underWay[slot] = undefined;
              if (decision.ours !== null) tally.granted++;
              else if (outcome !== OK)
                tally[call.token.getRetryCount() + 1 < maxAttempts ? 'outOfQuota' : 'outOfAttempts']++;
            }
          }),
      ),
      { numRuns: 40 },
    );

    expect(Math.min(tally.granted, tally.outOfAttempts, tally.outOfQuota)).toBeGreaterThan(20);
  });

  test.each(failures)('where all fails, 500 pay for as many retries there as here (outcome %i)', (outcome) =>
    atTimeZero(async () => {
      const twins = new Twins(strategy(2), { quota, backoff: { ...backoff, maxAttempts: 2 } }, sameChance(0));
      const { timeoutCost, shedCost, cost } = quota;
      const paid = Math.floor(500 / (outcome === TIMEOUT ? timeoutCost : outcome === SHED ? shedCost : cost));

      expect(await retriesOf(twins, outcome)).toEqual({ ours: paid, theirs: paid });
    }),
  );
});

/** How many of 110 calls that fail twice are retried. */
async function retriesOf(twins: Twins, outcome: Failure): Promise<{ ours: number; theirs: number }> {
  const retries = { ours: 0, theirs: 0 };
  for (let i = 0; i < 110; i++) {
    const decision = await twins.fail(await twins.begin(), outcome);
    if (decision.ours !== null) retries.ours++;
    if (decision.theirs !== null) retries.theirs++;
  }
  return retries;
}

/** The SDK cuts what it draws to whole milliseconds, ours rounds it to whole microseconds. */
function expectSame({ ours, theirs }: Decision, outcome: Outcome): void {
  expect(ours === null, `retried after outcome ${outcome}`).toBe(theirs === null);
  const differenceMs = (ours ?? 0) - (theirs ?? 0);
  // After a refusal the SDK has longer delays; what they are is compared on its own.
  if (outcome === SHED) return;
  expect(differenceMs).toBeGreaterThanOrEqual(-0.000_501);
  expect(differenceMs).toBeLessThanOrEqual(1.000_501);
}

describe('where they differ', () => {
  test('before 2026 an error that is no timeout cost 5 in botocore, as ours, and 10 in JavaScript', () =>
    atTimeZero(async () => {
      const settings = {
        quota: quotaPreset('AWS standard'),
        backoff: { ...retryPreset('AWS standard'), maxAttempts: 2 },
      };
      const twins = new Twins(before2026(2), settings, sameChance(0));

      expect(await retriesOf(twins, ERROR)).toEqual({ ours: 100, theirs: 50 });
    }));

  test('after a refusal the SDK begins with a delay five times as long, since 2026 twenty times; ours knows one for all', () =>
    atTimeZero(async () => {
      const dice = sameChance(1);
      const first = async (strategy: Strategy, preset: string) => {
        const twins = new Twins(strategy, { quota: quotaPreset(preset), backoff: retryPreset(preset) }, dice);
        const { ours, theirs } = await twins.fail(await twins.begin(), SHED);
        return [Math.round(ours!), Math.round(theirs!)];
      };

      expect(await first(new StandardRetryStrategy(3), 'AWS 2026')).toEqual([50, 999]);
      expect(await first(before2026(3), 'AWS standard')).toEqual([1_000, 499]);
    }));
});
