import type { DurationRecord, PartKind, PartRecord } from '../run.ts';
import type { Histogram } from './histogram.ts';
import type { Level } from './level.ts';
import { SHARES } from './metric.ts';

/** What a component counts as it goes. It writes the counts; the recorder reads and clears them. */
export interface Meter {
  readonly counts: Record<string, number>;
  readonly levels: Readonly<Record<string, Level>>;
  readonly durations: Readonly<Record<string, Histogram>>;
  /** Levels that follow from other levels, so that nothing has to be counted twice. */
  readonly derived: Readonly<Record<string, (averages: Readonly<Record<string, number>>) => number>>;
}

export interface Part {
  readonly name: string;
  readonly kind: PartKind;
  readonly meter: Meter;
  /** Counts of the buckets that were closed; there only where somebody samples them. */
  closed?: Record<string, number>;
}

/**
 * Keeps the series of one part: looks at its meter whenever a bucket ends.
 *
 * Memory grows with the number of buckets, never with the number of calls.
 */
export class Recorder {
  declare private readonly part: Part;
  private readonly series: Record<string, Float64Array> = {};
  private readonly totals: Record<string, number> = {};
  private readonly quantiles: Record<string, readonly Float64Array[]> = {};
  private measuredUs = 0;

  constructor(part: Part, bucketCount: number) {
    this.part = part;
    const { counts, levels, durations, derived } = part.meter;
    for (const key of [...Object.keys(counts), ...Object.keys(levels), ...Object.keys(derived)]) {
      this.series[key] = new Float64Array(bucketCount);
      this.totals[key] = 0;
    }
    for (const key of Object.keys(durations)) {
      this.quantiles[key] = SHARES.map((share) => {
        const values = new Float64Array(bucketCount);
        this.series[`${key}P${share * 100}`] = values;
        return values;
      });
    }
  }

  closeBucket(index: number, startUs: number, endUs: number): void {
    const { closed, meter } = this.part;
    const { counts, levels, durations, derived } = meter;
    for (const key in counts) {
      if (closed !== undefined) closed[key]! += counts[key]!;
      this.series[key]![index] = counts[key]!;
      this.totals[key]! += counts[key]!;
      counts[key] = 0;
    }
    const averages: Record<string, number> = {};
    for (const key in levels) averages[key] = levels[key]!.takeAverage(endUs);
    for (const key in derived) averages[key] = derived[key]!(averages);
    for (const key in averages) {
      this.series[key]![index] = averages[key]!;
      this.totals[key]! += averages[key]! * (endUs - startUs);
    }
    for (const key in durations) durations[key]!.closeBucket(SHARES, this.quantiles[key]!, index);
    this.measuredUs += endUs - startUs;
  }

  /** Leaves everything so far out of totals, averages and histograms. Series stay. */
  discardWarmUp(): void {
    for (const key in this.totals) this.totals[key] = 0;
    for (const key in this.part.meter.durations) this.part.meter.durations[key]!.discard();
    this.measuredUs = 0;
  }

  toRecord(bucketCount: number): PartRecord {
    const { levels, durations, derived } = this.part.meter;
    const totals = { ...this.totals };
    for (const key of [...Object.keys(levels), ...Object.keys(derived)]) totals[key]! /= this.measuredUs || 1;
    const records: Record<string, DurationRecord> = {};
    for (const key in durations) records[key] = durations[key]!.toRecord();
    const series: Record<string, Float64Array> = {};
    for (const key in this.series) series[key] = this.series[key]!.slice(0, bucketCount);
    return { name: this.part.name, kind: this.part.kind, series, totals, durations: records };
  }
}
