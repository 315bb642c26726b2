import type { Actor } from '../../core/kernel.ts';
import { sqrt } from '../../core/math.ts';
import { unit, type Rng } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import type { Fleet, ReplicaHealth } from '../../sites.ts';
import { ERROR, OK, SHED, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import type { World } from '../../world.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface OutlierEjectionParams {
  readonly consecutiveFailures: number;
  readonly interval: Micros;
  readonly ejectFor: Micros;
  readonly maxEjectFor: Micros;
  readonly maxEjected: number;
  readonly jitter: Micros;
  readonly stdevFactor: number;
  readonly minReplicas: number;
  readonly minAttempts: number;
}

/**
 * Takes out replicas that fail while others do not, judging by the answers to the traffic itself.
 *
 *     in ──so many failures in a row, at once; or far fewer successes than the others, at a sweep──▶ out
 *        ◀──at the first sweep after min(`ejectFor` × times, `maxEjectFor`) + jitter──────────────
 *
 * Successes are compared at every sweep, over the time since the last one, among those replicas that had enough attempts,
 * if there are enough of them: whoever is below mean − `stdevFactor` × standard deviation is out. `times` grows with each
 * ejection, and shrinks by one at every sweep that finds the replica in and back for an interval at least. None is taken
 * out any more once the share `maxEjected` of the replicas is out; so one always may be.
 *
 * Source: Envoy, outlier detection (outlier_detection_impl.cc): consecutive 5xx with local failures counted alike, and
 * share of OK answers. The share is checked as in gRPC proposal A50 and in Envoy before `always_eject_one_host`. Errors,
 * timeouts and refusals are failures; what was blocked here, or came too late, says nothing of the replica. Left out:
 * failure percentage, enforcing only some, gateway failures apart, return by a successful health check.
 */
export class OutlierEjection implements ReplicaHealth, Actor {
  declare private readonly params: OutlierEjectionParams;
  declare private readonly world: World;
  declare private readonly chance: Rng;
  declare private readonly address: number;
  private fleet: Fleet | null = null;
  private outCount = 0;
  private isOut = new Uint8Array(0);
  private failuresInARow = new Int32Array(0);
  private times = new Int32Array(0);
  private outUntilUs = new Float64Array(0);
  private backSinceUs = new Float64Array(0);
  private attempts = new Int32Array(0);
  private successes = new Int32Array(0);

  constructor(params: OutlierEjectionParams, world: World, chance: Rng) {
    this.params = params;
    this.world = world;
    this.chance = chance;
    this.address = world.kernel.enrol(this);
  }

  onAssembled(fleet: Fleet): void {
    this.fleet = fleet;
    this.isOut = new Uint8Array(fleet.size);
    this.failuresInARow = new Int32Array(fleet.size);
    this.times = new Int32Array(fleet.size);
    this.outUntilUs = new Float64Array(fleet.size);
    this.backSinceUs = new Float64Array(fleet.size).fill(Infinity);
    this.attempts = new Int32Array(fleet.size);
    this.successes = new Int32Array(fleet.size);
    this.world.kernel.schedule(this.params.interval, this.address, SWEEP, 0);
  }

  isFit(replica: number): boolean {
    return this.isOut[replica] === 0;
  }

  onProbed(): void {}

  onOutcome(replica: number, outcome: Outcome): void {
    const isFailure = outcome === ERROR || outcome === TIMEOUT || outcome === SHED;
    if (!isFailure && outcome !== OK) return;
    this.attempts[replica]!++;
    if (!isFailure) {
      this.successes[replica]!++;
      this.failuresInARow[replica] = 0;
      return;
    }
    if (++this.failuresInARow[replica]! < this.params.consecutiveFailures) return;
    this.failuresInARow[replica] = 0;
    if (this.eject(replica)) this.fleet!.onHealthChanged();
  }

  onEvent(): void {
    const returned = this.takeBack();
    const ejected = this.ejectBySuccesses();
    this.forgive();
    this.attempts.fill(0);
    this.successes.fill(0);
    this.world.kernel.schedule(this.params.interval, this.address, SWEEP, 0);
    if (returned || ejected) this.fleet!.onHealthChanged();
  }

  private eject(replica: number): boolean {
    const { ejectFor, jitter, maxEjected, maxEjectFor } = this.params;
    if (this.isOut[replica] === 1) return false;
    if (this.outCount >= maxEjected * this.fleet!.size) return false;
    const { nowUs } = this.world.kernel;
    this.outCount++;
    this.isOut[replica] = 1;
    // It grows no further than it takes to reach the longest time, so that it is forgiven from there.
    if (this.times[replica]! * ejectFor < maxEjectFor + ejectFor) this.times[replica]!++;
    const extraUs = jitter === 0 ? 0 : Math.round(jitter * unit(this.chance));
    this.outUntilUs[replica] = nowUs + Math.min(ejectFor * this.times[replica]!, maxEjectFor) + extraUs;
    return true;
  }

  private takeBack(): boolean {
    const { nowUs } = this.world.kernel;
    let isAnyBack = false;
    for (let i = 0; i < this.isOut.length; i++) {
      if (this.isOut[i] === 0 || this.outUntilUs[i]! > nowUs) continue;
      this.isOut[i] = 0;
      this.outCount--;
      this.failuresInARow[i] = 0;
      this.backSinceUs[i] = nowUs;
      isAnyBack = true;
    }
    return isAnyBack;
  }

  private ejectBySuccesses(): boolean {
    const threshold = this.successThreshold();
    let isAnyOut = false;
    for (let i = 0; i < this.isOut.length; i++) {
      if (this.isJudged(i) && this.shareOf(i) < threshold && this.eject(i)) isAnyOut = true;
    }
    return isAnyOut;
  }

  /** Below it a replica is out; below every share where too few can be compared. */
  private successThreshold(): number {
    const { minReplicas, stdevFactor } = this.params;
    let judgedCount = 0;
    let sum = 0;
    for (let i = 0; i < this.isOut.length; i++) {
      if (!this.isJudged(i)) continue;
      judgedCount++;
      sum += this.shareOf(i);
    }
    if (judgedCount === 0 || judgedCount < minReplicas) return -Infinity;
    const mean = sum / judgedCount;
    let squares = 0;
    for (let i = 0; i < this.isOut.length; i++) {
      if (this.isJudged(i)) squares += (this.shareOf(i) - mean) * (this.shareOf(i) - mean);
    }
    return mean - stdevFactor * sqrt(squares / judgedCount);
  }

  private isJudged(replica: number): boolean {
    return this.isOut[replica] === 0 && this.attempts[replica]! >= this.params.minAttempts;
  }

  private shareOf(replica: number): number {
    return this.successes[replica]! / this.attempts[replica]!;
  }

  private forgive(): void {
    const { nowUs } = this.world.kernel;
    for (let i = 0; i < this.isOut.length; i++) {
      const isBack = this.isOut[i] === 0 && nowUs - this.backSinceUs[i]! >= this.params.interval;
      if (isBack && this.times[i]! > 0) this.times[i]!--;
    }
  }
}

const SWEEP = 0;

export const outlierEjection: GuardBehaviour<'balancer', OutlierEjectionParams> = {
  key: 'outlierEjection',
  side: 'balancer',
  install: (params, sites, { world, place }) => {
    sites.health.push(new OutlierEjection(params, world, world.rng(`${place}:outliers`)));
  },
};
