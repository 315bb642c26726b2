import type { Part } from './recorder.ts';

/**
 * Reads one metric of a part over a window of its own, whatever the recorder makes of the same meter.
 *
 * A level is read as its average since the last reading, a count as how many there were per second. It only looks: the
 * same run is recorded with it and without.
 */
export class Sampler {
  declare private readonly part: Part;
  declare private readonly key: string;
  private readonly integrals: Record<string, number> = {};
  private countedUpTo = 0;
  private sinceUs = 0;
  private latest = 0;

  constructor(part: Part, key: string) {
    this.part = part;
    this.key = key;
    for (const level in part.meter.levels) this.integrals[level] = 0;
    part.closed ??= Object.fromEntries(Object.keys(part.meter.counts).map((count) => [count, 0]));
  }

  /** What it was on average since the last call; asked twice at the same instant, the same again. */
  take(nowUs: number): number {
    const lengthUs = nowUs - this.sinceUs;
    if (lengthUs > 0) this.latest = this.key in this.part.meter.counts ? this.rate(lengthUs) : this.average(nowUs);
    this.sinceUs = nowUs;
    return this.latest;
  }

  private rate(lengthUs: number): number {
    const count = this.part.closed![this.key]! + this.part.meter.counts[this.key]!;
    const perSecond = ((count - this.countedUpTo) * 1e6) / lengthUs;
    this.countedUpTo = count;
    return perSecond;
  }

  private average(nowUs: number): number {
    const { derived, levels } = this.part.meter;
    const averages: Record<string, number> = {};
    for (const key in levels) {
      const integral = levels[key]!.integralUs(nowUs);
      averages[key] = (integral - this.integrals[key]!) / (nowUs - this.sinceUs);
      this.integrals[key] = integral;
    }
    return this.key in levels ? averages[this.key]! : derived[this.key]!(averages);
  }
}
