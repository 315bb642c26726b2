import { Rng, unit, type Run } from '@basin/engine';
import { measureOf } from '../../measures/index.ts';
import type { OpenDrill, Signal } from './open-drill.ts';

/**
 * What a chart of the control room has on it: one point for each bucket of the run, at the time it is about; NaN where
 * there is nothing to say yet.
 */
export interface SignalPoints {
  readonly signal: Signal;
  /** As the measure says it, over the last `overUs` before the end of the bucket. */
  readonly truth: Float64Array;
  /** What the learner is shown: the truth with the noise of this chart. How late it comes is for `knownBuckets` to say. */
  readonly shown: Float64Array;
}

/**
 * The signals of a run so far.
 *
 * Noise belongs to seed, signal and bucket: the same play looked at again shows the same wrong points, and however a run
 * is cut into pieces, no point changes once it has been shown. A point is off by a share of itself, of a triangular law:
 * small errors are more frequent than large ones, and none is larger than the signal says.
 *
 * @param before The points of an earlier look at the same run, which need not be reckoned again.
 */
export function signalPoints(
  { signals }: Pick<OpenDrill, 'signals'>,
  run: Run,
  before: readonly SignalPoints[] = [],
): SignalPoints[] {
  return signals.map((signal, index) => {
    const truth = truthOf(signal, run, before[index]?.truth);
    const draws = new Rng(run.seed, `signal:${signal.id}`);
    const isShare = measureOf(signal.measure).best === 1 && measureOf(signal.measure).direction === 'up';
    const shown = truth.map((value) => {
      const off = 1 + signal.noise * (unit(draws) + unit(draws) - 1);
      return isShare ? Math.min(1, value * off) : value * off;
    });
    return { signal, truth, shown };
  });
}

/** Of how many buckets there are points on the chart at a time of the run. In an exam everything comes later. */
export function knownBuckets(
  { delayUs }: Pick<Signal, 'delayUs'>,
  { bucketUs, nowUs, laterUs }: { readonly bucketUs: number; readonly nowUs: number; readonly laterUs: number },
): number {
  return Math.max(0, Math.floor((nowUs - delayUs - laterUs) / bucketUs));
}

function truthOf(
  { measure: key, of, overUs }: Signal,
  run: Run,
  known: Float64Array = new Float64Array(),
): Float64Array {
  const measure = measureOf(key);
  return Float64Array.from({ length: run.bucketCount }, (_, index) => {
    if (index < known.length) return known[index] ?? NaN;
    const toUs = (index + 1) * run.bucketUs;
    const fromUs = Math.max(0, toUs - overUs);
    return measure.measure(run, of === undefined ? { fromUs, toUs } : { fromUs, toUs, of });
  });
}
