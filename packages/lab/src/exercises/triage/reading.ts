import type { Telemetry } from './telemetry.ts';

/** What can be read off telemetry by whoever looks at it. Times are in seconds. */
export class Reading {
  readonly telemetry: Telemetry;
  private readonly bucket: number;
  readonly end: number;

  constructor(telemetry: Telemetry) {
    this.telemetry = telemetry;
    this.bucket = telemetry.bucketUs / 1e6;
    this.end = telemetry.offered.length * this.bucket;
  }

  mean(values: readonly number[], from: number, to: number): number {
    const some = values.slice(Math.round(from / this.bucket), Math.round(to / this.bucket));
    return some.reduce((sum, value) => sum + value, 0) / some.length;
  }

  /** Good calls of those offered. */
  share(from: number, to: number): number {
    return this.mean(this.telemetry.good, from, to) / this.mean(this.telemetry.offered, from, to);
  }

  /** Attempts of callers per call. */
  amplification(from: number, to: number): number {
    return this.mean(this.telemetry.attempts, from, to) / this.mean(this.telemetry.offered, from, to);
  }

  get startShare(): number {
    return this.share(0, CALM);
  }

  get endShare(): number {
    return this.share(this.end - CALM, this.end);
  }

  /** The load at the end, of that at the start. */
  get loadKept(): number {
    const { offered } = this.telemetry;
    return this.mean(offered, this.end - CALM, this.end) / this.mean(offered, 0, CALM);
  }

  /** The beginning of the stretch of ten seconds in which a value is largest. */
  peak(of: (from: number, to: number) => number): number {
    return this.starts(STRETCH).reduce(
      (best, start) => (of(start, start + STRETCH) > of(best, best + STRETCH) ? start : best),
      0,
    );
  }

  /** The stretch of ten seconds in which the fewest calls are good. */
  get worst(): { readonly from: number; readonly to: number; readonly share: number } {
    const from = this.peak((start, end) => -this.share(start, end));
    return { from, to: from + STRETCH, share: this.share(from, from + STRETCH) };
  }

  /** The stretch of ten seconds in which the most is offered, what comes of it, and the most that ever came. */
  get climb(): { readonly load: number; readonly good: number; readonly best: number; readonly times: number } {
    const { offered, good } = this.telemetry;
    const top = this.peak((from, to) => this.mean(offered, from, to));
    const best = this.peak((from, to) => this.mean(good, from, to));
    const load = this.mean(offered, top, top + STRETCH);
    return {
      load,
      good: this.mean(good, top, top + STRETCH),
      best: this.mean(good, best, best + STRETCH),
      times: load / this.mean(offered, 0, CALM),
    };
  }

  /** The parts that have no worker to spare for ten seconds, from when on, if that is not before a given time. */
  fullFrom(earliest: number): readonly { readonly name: string; readonly from: number }[] {
    return this.telemetry.parts
      .flatMap(({ name, busy }) => {
        const from = this.starts(STRETCH).find(
          (start) => start >= earliest && this.mean(busy, start, start + STRETCH) >= FULL,
        );
        return from === undefined ? [] : [{ name, from }];
      })
      .toSorted((one, other) => one.from - other.from);
  }

  /** Peaks of what reaches the origin, far above what reaches it otherwise. */
  get originPeaks(): { readonly count: number; readonly times: number; readonly longest: number } {
    const { origin } = this.telemetry;
    const sorted = origin.toSorted((one, other) => one - other);
    const usual = Math.max(1, sorted[Math.floor(sorted.length / 2)] ?? 0);
    const lengths: number[] = [];
    let gap = Infinity;
    let isOpen = false;
    for (const value of origin) {
      gap = value >= PEAK * usual ? 0 : gap + 1;
      // One bucket of less is no end of a peak.
      if (gap === 0 && lengths.length > 0 && isOpen) lengths.push((lengths.pop() ?? 0) + this.bucket);
      else if (gap === 0) lengths.push(this.bucket);
      isOpen = gap < 2;
    }
    return { count: lengths.length, times: (sorted.at(-1) ?? 0) / usual, longest: Math.max(0, ...lengths) };
  }

  /** When a stretch of this length may begin. */
  private starts(length: number): number[] {
    return Array.from({ length: Math.floor((this.end - length) / this.bucket) + 1 }, (_, at) => at * this.bucket);
  }

  /** The first event, in seconds; undefined where there is none. */
  get event(): { readonly from: number; readonly to: number } | undefined {
    const [first] = this.telemetry.events;
    return first && { from: first.fromUs / 1e6, to: first.toUs / 1e6 };
  }
}

/** Seconds: from the start until anything may happen, and as long before the end. */
const CALM = 40;
const STRETCH = 10;
const FULL = 0.95;
const PEAK = 3.5;
