import { SlidingSum } from '../../core/sliding-sum.ts';

/** How many of the latest attempts failed. Asked at times that never go back. */
export interface OutcomeWindow {
  countAt(nowUs: number): number;
  failuresAt(nowUs: number): number;
  record(hasFailed: boolean, nowUs: number): void;
  clear(): void;
}

/** The latest `size` outcomes, however long ago. */
export class CountWindow implements OutcomeWindow {
  declare private readonly outcomes: Uint8Array;
  private cursor = 0;
  private count = 0;
  private failures = 0;

  constructor(size: number) {
    this.outcomes = new Uint8Array(size);
  }

  countAt(): number {
    return this.count;
  }

  failuresAt(): number {
    return this.failures;
  }

  record(hasFailed: boolean): void {
    const { outcomes } = this;
    const outcome = hasFailed ? 1 : 0;
    this.failures += outcome - outcomes[this.cursor]!;
    outcomes[this.cursor] = outcome;
    this.cursor = (this.cursor + 1) % outcomes.length;
    this.count = Math.min(this.count + 1, outcomes.length);
  }

  clear(): void {
    this.outcomes.fill(0);
    this.cursor = 0;
    this.count = 0;
    this.failures = 0;
  }
}

/** The outcomes of the latest stretch of time, however many. */
export class TimeWindow implements OutcomeWindow {
  declare private readonly counts: SlidingSum;
  declare private readonly failures: SlidingSum;

  constructor(windowUs: number, bucketCount: number) {
    this.counts = new SlidingSum(windowUs, bucketCount);
    this.failures = new SlidingSum(windowUs, bucketCount);
  }

  countAt(nowUs: number): number {
    return this.counts.at(nowUs);
  }

  failuresAt(nowUs: number): number {
    return this.failures.at(nowUs);
  }

  record(hasFailed: boolean, nowUs: number): void {
    this.counts.add(nowUs, 1);
    if (hasFailed) this.failures.add(nowUs, 1);
  }

  clear(): void {
    this.counts.clear();
    this.failures.clear();
  }
}
