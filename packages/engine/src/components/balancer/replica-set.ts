import type { Level } from '../../instruments/level.ts';
import type { BalancerSites, Candidates } from '../../sites.ts';

/**
 * Which replicas there are and which may be chosen.
 *
 * Decision: this is worked out when somebody's health or service changes, not for each attempt, so that a thousand
 * replicas cost an attempt no more than two.
 */
export class ReplicaSet {
  declare readonly size: number;
  /** Those that may be chosen for any attempt, in the order of their numbers. */
  declare readonly able: Candidates;
  declare readonly inFlight: Int32Array;
  inServiceCount = 0;
  ejectionCount = 0;

  declare private readonly isIn: Uint8Array;
  declare private readonly isOut: Uint8Array;
  declare private readonly isFit: Uint8Array;
  /** How many replicas have so many in flight. */
  private withInFlight = new Int32Array(64);
  declare private readonly sites: BalancerSites;

  constructor(size: number, sites: BalancerSites) {
    this.size = size;
    this.sites = sites;
    this.able = { replicas: new Int32Array(size), count: 0 };
    this.inFlight = new Int32Array(size);
    this.isIn = new Uint8Array(size).fill(1);
    this.isOut = new Uint8Array(size);
    this.isFit = new Uint8Array(size).fill(1);
    this.withInFlight[0] = size;
  }

  isInService(replica: number): boolean {
    return this.isIn[replica] === 1;
  }

  enlist(replica: number, isIn: boolean): void {
    this.isIn[replica] = Number(isIn);
  }

  eject(replica: number, isOut: boolean): void {
    this.isOut[replica] = Number(isOut);
  }

  /** Says how many replicas are found fit. Those that no longer are, but are still there, count as ejected. */
  refresh(): number {
    let fitCount = 0;
    let outCount = 0;
    this.inServiceCount = 0;
    for (let i = 0; i < this.size; i++) {
      const isFit = this.isOut[i] === 0 && this.isFoundFit(i);
      if (this.isIn[i] === 1) {
        this.inServiceCount++;
        outCount += this.isOut[i]!;
        if (isFit) fitCount++;
        else if (this.isFit[i] === 1) this.ejectionCount++;
      }
      this.isFit[i] = Number(isFit);
    }
    this.list(this.ignoresHealth(fitCount, this.inServiceCount - outCount));
    return fitCount;
  }

  private ignoresHealth(fitCount: number, count: number): boolean {
    for (const rule of this.sites.panic) if (rule.ignoresHealth(fitCount, count)) return true;
    return false;
  }

  /** Whoever was ejected by hand stays out, whatever is thought of everybody's health. */
  private list(ignoresHealth: boolean): void {
    this.able.count = 0;
    for (let i = 0; i < this.size; i++) {
      const isAble = this.isIn[i] === 1 && this.isOut[i] === 0 && (ignoresHealth || this.isFit[i] === 1);
      if (isAble) this.able.replicas[this.able.count++] = i;
    }
  }

  /** One more is in flight at a replica. */
  rise(replica: number, busiest: Level, nowUs: number): void {
    const before = this.inFlight[replica]!++;
    this.withInFlight[before]!--;
    if (before + 1 === this.withInFlight.length) this.grow();
    this.withInFlight[before + 1]!++;
    if (before === busiest.value) busiest.rise(nowUs);
  }

  /** One less. */
  fall(replica: number, busiest: Level, nowUs: number): void {
    const before = this.inFlight[replica]!--;
    this.withInFlight[before]!--;
    this.withInFlight[before - 1]!++;
    if (before === busiest.value && this.withInFlight[before] === 0) busiest.fall(nowUs);
  }

  private isFoundFit(replica: number): boolean {
    for (const judge of this.sites.health) if (!judge.isFit(replica)) return false;
    return true;
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.withInFlight.length);
    larger.set(this.withInFlight);
    this.withInFlight = larger;
  }
}
