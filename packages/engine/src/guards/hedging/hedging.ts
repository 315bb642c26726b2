import { SlidingQuantile } from '../../core/sliding-quantile.ts';
import type { Micros } from '../../core/time.ts';
import type { HedgePolicy } from '../../sending-sites.ts';
import { GIVE_UP, type AttemptGate } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Calls } from '../../traffic/calls.ts';
import { Column } from '../../traffic/column.ts';
import type { Attempt, Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface HedgingParams {
  readonly maxAttempts: number;
  /** One of the two. */
  readonly delay: { readonly fixed?: Micros | undefined; readonly percentile?: number | undefined };
  readonly maxExtraLoad: number | 'unlimited';
  readonly burst: number;
  readonly cancels: boolean;
}

/**
 * Sends a second copy of what is late, and takes the answer that comes first.
 *
 *     attempt 1 ──────────────────────▶ late …                cancelled
 *     attempt 2      delay ──▶ ────────────────▶ answered OK: so ends the call
 *     attempt 3      delay      delay ──▶ (up to `maxAttempts`)   cancelled
 *
 * A failure of one does not wait: the next is sent at once, and those after it at the delay from then. Hedges are charged
 * to the retry gates like retries, and to a cap of their own: each call earns `maxExtraLoad` of a hedge, and `burst` of
 * them can be saved up, so that over any stretch with F calls there are at most maxExtraLoad × F + burst hedges. Once one
 * of its hedges is refused, a call gets no more of them. The first attempt of a call is always sent.
 *
 * With a `percentile` p the delay is what a share p of the latest first attempts did not take: then about 1 − p of the
 * calls are hedged, whatever the server's speed. An attempt that was cancelled counts with the time it had been waited
 * for, which is beyond the percentile, as its answer would have been.
 *
 * Sources: gRPC proposal A6 (hedgingPolicy: instants, failures, throttling); J. Dean and L. Barroso, "The Tail at Scale",
 * CACM 56(2), 2013 (after the 95th percentile, which costs some 5 %); the cap and the moving percentile, Finagle's
 * BackupRequestFilter (maxExtraLoad; 15 s). Left out: failures that are fatal, tied requests, a server's pushback.
 */
export class Hedging implements HedgePolicy, AttemptGate {
  declare readonly cancels: boolean;

  declare private readonly params: HedgingParams;
  declare private readonly world: HedgingWorld;
  declare private readonly percentile: SlidingQuantile | null;
  private readonly sentAtUs = new Column();
  declare private hedgesLeft: number;

  constructor(params: HedgingParams, world: HedgingWorld) {
    const { burst, cancels, delay } = params;
    this.params = params;
    this.world = world;
    this.cancels = cancels;
    this.percentile =
      delay.percentile === undefined ? null : new SlidingQuantile({ share: delay.percentile, ...LATELY });
    this.hedgesLeft = burst;
  }

  delayUs(call: Call): number {
    if (this.world.calls.attemptCount[call]! >= this.params.maxAttempts) return GIVE_UP;
    if (this.percentile === null) return this.params.delay.fixed!;
    const delayUs = this.percentile.at(this.world.kernel.nowUs);
    return delayUs === Infinity ? GIVE_UP : delayUs;
  }

  mayHedge(call: Call): boolean {
    if (this.world.calls.attemptCount[call]! >= this.params.maxAttempts) return false;
    return this.params.maxExtraLoad === 'unlimited' || this.hedgesLeft >= 1 - ROUNDING;
  }

  onFirstAttempt(): void {
    const { burst, maxExtraLoad } = this.params;
    if (maxExtraLoad !== 'unlimited') this.hedgesLeft = Math.min(this.hedgesLeft + maxExtraLoad, burst);
  }

  onHedge(): void {
    if (this.params.maxExtraLoad !== 'unlimited') this.hedgesLeft -= 1;
  }

  allows(): boolean {
    return true;
  }

  onSent(attempt: Attempt): void {
    this.sentAtUs.set(attempt, this.world.kernel.nowUs);
  }

  onOutcome(attempt: Attempt): void {
    if (this.percentile === null || this.world.attempts.number[attempt] !== 1) return;
    const { nowUs } = this.world.kernel;
    this.percentile.add(nowUs, nowUs - this.sentAtUs.get(attempt));
  }

  onBlocked(): void {}
}

interface HedgingWorld {
  readonly calls: Calls;
  readonly attempts: Attempts;
  readonly kernel: { readonly nowUs: number };
}

const LATELY = { windowUs: 15_000_000, stepCount: 15, minimum: 20 };
// Twenty twentieths of a hedge, added one by one, come to a little less than a hedge.
const ROUNDING = 1e-9;

export const hedging: GuardBehaviour<'caller', HedgingParams> = {
  key: 'hedging',
  side: 'caller',
  install: (params, sites, { world }) => {
    const policy = new Hedging(params, world);
    sites.hedge = policy;
    if (params.delay.percentile !== undefined) sites.gates.push(policy);
  },
};
