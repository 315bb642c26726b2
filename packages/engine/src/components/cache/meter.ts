import { float } from '../../core/float.ts';
import { Level } from '../../instruments/level.ts';

/** What is counted about a cache. */
export class CacheMeter {
  readonly counts = {
    lookups: 0,
    hits: 0,
    stale: 0,
    remembered: 0,
    misses: 0,
    fetches: 0,
    fills: 0,
    failures: 0,
    rescues: 0,
    expired: 0,
    evictions: 0,
    flushed: 0,
  };
  readonly levels = { entries: new Level(), waiting: new Level(), fetching: new Level() };
  readonly durations = {};
  readonly derived = { hitRatio: () => this.takeHitRatio() };

  private servedCount = 0;
  private missedCount = 0;
  private hitRatio = float(0);

  onServed(isFresh: boolean): void {
    this.servedCount++;
    if (isFresh) this.counts.hits++;
    else this.counts.stale++;
  }

  onMissed(): void {
    this.missedCount++;
    this.counts.misses++;
  }

  /** Since it was last taken; where nobody looked anything up it is what it was. */
  private takeHitRatio(): number {
    const lookups = this.servedCount + this.missedCount;
    if (lookups > 0) this.hitRatio = this.servedCount / lookups;
    this.servedCount = 0;
    this.missedCount = 0;
    return this.hitRatio;
  }
}
