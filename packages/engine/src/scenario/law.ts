import * as z from 'zod';
import { distributionOf, type Law } from '../core/distribution.ts';
import { ln, sqrt } from '../core/math.ts';
import { exactlyOne, positiveDuration, share } from './fields.ts';

/** A law that durations follow, as people write it: `exponential: 12ms`, `lognormal: { median: 10ms, p99: 80ms }`. */
export function law() {
  return exactlyOne(laws()).transform((written): Law & { readonly mean: number } => {
    const [key, value] = Object.entries(written).find(([, each]) => each !== undefined)!;
    const read = (typeof value === 'number' ? { law: key, mean: value } : { law: key, ...value }) as Law;
    return { ...read, mean: distributionOf(read).meanUs };
  });
}

const laws = () => ({
  exponential: positiveDuration().describe('Random times with this mean; short ones are more likely.'),
  constant: positiveDuration().describe('Every one takes this long.'),
  lognormal: lognormal().describe('Most take about as long as the median, a few many times as long.'),
  normal: normal.describe('Spread evenly to both sides of the mean.'),
  hyperexponential: hyperexponential.describe('More variable than exponential: many short ones, a few long.'),
  bimodal: bimodal.describe('Some take much longer than the rest.'),
  empirical: empirical.describe('What was measured: a list of times.'),
  quantiles: quantiles.describe('What was measured, by its quantiles.'),
});

function lognormal() {
  return z
    .strictObject({
      median: positiveDuration().optional().describe('Half of them take no longer.'),
      mean: positiveDuration().optional().describe('The average.'),
      p99: positiveDuration().optional().describe('One in a hundred takes longer.'),
      sigma: z.number().min(0).max(5).optional().describe('The deviation of the logarithm.'),
    })
    .refine(({ mean, median }) => (mean === undefined) !== (median === undefined), {
      error: 'write one of `median`, `mean`',
    })
    .refine(({ p99, sigma }) => (p99 === undefined) !== (sigma === undefined), { error: 'write one of `p99`, `sigma`' })
    .transform(({ mean, median, p99, sigma }) => {
      if (median !== undefined) return { median, sigma: sigma ?? notBelowZero(ln(p99! / median) / Z99) };
      const width = sigma ?? sigmaOf(p99! / mean!);
      return { median: mean! / distributionOf({ law: 'lognormal', median: 1, sigma: width }).meanUs, sigma: width };
    })
    .refine(({ sigma }) => !Number.isNaN(sigma), { error: 'write a `p99` above the median, or of 1 to 14 means' });
}

/** ln(p99 ÷ mean) = z σ − σ² ÷ 2; of its two solutions the one that is less far from a normal law. NaN: there is none. */
function sigmaOf(p99OverMean: number): number {
  return notBelowZero(Z99 - sqrt(Z99 * Z99 - 2 * ln(p99OverMean)));
}

const notBelowZero = (sigma: number): number => (sigma >= 0 ? sigma : NaN);

const normal = z
  .strictObject({
    mean: positiveDuration().describe('The average.'),
    deviation: positiveDuration().describe('Two of three are no further from the mean.'),
  })
  .refine(({ deviation, mean }) => deviation <= mean / 4, {
    path: ['deviation'],
    error: 'write a `deviation` of at most a quarter of the `mean`: times are not negative',
  });

const hyperexponential = z.strictObject({
  mean: positiveDuration().describe('The average.'),
  cv2: z.number().min(1).max(10_000).describe('The squared coefficient of variation; 1 is exponential.'),
});

/** One of the two kinds of times: a fixed one, or a law. */
const mode = z
  .union([
    positiveDuration(),
    z.strictObject({ exponential: positiveDuration().describe('Random times with this mean.') }),
    z.strictObject({ lognormal: lognormal().describe('Most about as long as the median, a few many times as long.') }),
  ])
  .transform((written): Law => {
    if (typeof written === 'number') return { law: 'constant', mean: written };
    if ('exponential' in written) return { law: 'exponential', mean: written.exponential };
    return { law: 'lognormal', ...written.lognormal };
  });

const bimodal = z.strictObject({
  fast: mode.describe('How long most of them take: a time, or `exponential`, or `lognormal`.'),
  slow: mode.describe('How long the others take, likewise.'),
  slowShare: share().describe('Share of the slow ones.'),
});

const empirical = z
  .strictObject({
    values: z.array(positiveDuration()).min(1).max(10_000).describe('Times, each as likely as the next.'),
    weights: z.array(z.number().gt(0)).max(10_000).optional().describe('How often each value is met, if not equally.'),
  })
  .refine(({ values, weights }) => weights === undefined || weights.length === values.length, {
    error: 'write as many `weights` as `values`, or none',
  })
  .transform(({ values, weights }) => ({ values, weights: weights ?? values.map(() => 1) }));

const quantiles = z
  .array(
    z.strictObject({
      share: share().describe('Share of them that take no longer.'),
      value: positiveDuration().describe('Than this.'),
    }),
  )
  .min(2)
  .max(1_000)
  .refine((points) => points[0]!.share === 0 && points.at(-1)!.share === 1, {
    error: 'begin with `share: 0` and end with `share: 1`',
  })
  .refine((points) => points.every(({ share, value }, i) => i === 0 || isBelow(points[i - 1]!, { share, value })), {
    error: 'write rising shares and values',
  })
  .transform((points) => ({ points }));

const isBelow = (one: Point, next: Point): boolean => one.share < next.share && one.value <= next.value;

interface Point {
  readonly share: number;
  readonly value: number;
}

/** The quantile of the normal law at 0.99. */
const Z99 = 2.3263478740408408;
