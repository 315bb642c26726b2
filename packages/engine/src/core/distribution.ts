import { exp, sqrt } from './math.ts';
import { normal } from './normal.ts';
import { exponential, unit, type Draws } from './rng.ts';

/** A law that durations follow. Samples are whole microseconds. */
export interface Distribution {
  readonly meanUs: number;
  sampleUs(draws: Draws): number;
}

/** A law by its parameters. Durations are in µs. */
export type Law =
  | { readonly law: 'constant' | 'exponential'; readonly mean: number }
  | { readonly law: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly law: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly law: 'hyperexponential'; readonly mean: number; readonly cv2: number }
  | { readonly law: 'bimodal'; readonly fast: Law; readonly slow: Law; readonly slowShare: number }
  | { readonly law: 'empirical'; readonly values: readonly number[]; readonly weights: readonly number[] }
  | { readonly law: 'quantiles'; readonly points: readonly QuantilePoint[] };

interface QuantilePoint {
  readonly share: number;
  readonly value: number;
}

export function distributionOf(law: Law): Distribution {
  switch (law.law) {
    case 'constant':
      return new Constant(law.mean);
    case 'exponential':
      return new Exponential(law.mean);
    case 'lognormal':
      return new Lognormal(law.median, law.sigma);
    case 'normal':
      return new Normal(law.mean, law.deviation);
    case 'hyperexponential':
      return new Hyperexponential(law.mean, law.cv2);
    case 'bimodal':
      return new Bimodal(distributionOf(law.fast), distributionOf(law.slow), law.slowShare);
    case 'empirical':
      return new Empirical(law.values, law.weights);
    case 'quantiles':
      return new Quantiles(law.points);
  }
}

export class Constant implements Distribution {
  declare readonly meanUs: number;

  constructor(meanUs: number) {
    this.meanUs = meanUs;
  }

  sampleUs(): number {
    return this.meanUs;
  }
}

export class Exponential implements Distribution {
  declare readonly meanUs: number;

  constructor(meanUs: number) {
    this.meanUs = meanUs;
  }

  sampleUs(draws: Draws): number {
    return Math.round(this.meanUs * exponential(draws));
  }
}

/** The logarithm is normal, with deviation `sigma`: most are near the median, a few take many times as long. */
class Lognormal implements Distribution {
  declare readonly meanUs: number;
  declare private readonly medianUs: number;
  declare private readonly sigma: number;

  constructor(medianUs: number, sigma: number) {
    this.medianUs = medianUs;
    this.sigma = sigma;
    this.meanUs = medianUs * exp((sigma * sigma) / 2);
  }

  sampleUs(draws: Draws): number {
    return Math.round(this.medianUs * exp(this.sigma * normal(draws)));
  }
}

/** Spread evenly to both sides of the mean, and never below 0; meant for deviations well below the mean. */
class Normal implements Distribution {
  declare readonly meanUs: number;
  declare private readonly deviationUs: number;

  constructor(meanUs: number, deviationUs: number) {
    this.meanUs = meanUs;
    this.deviationUs = deviationUs;
  }

  sampleUs(draws: Draws): number {
    return Math.max(0, Math.round(this.meanUs + this.deviationUs * normal(draws)));
  }
}

/**
 * One of two exponentials by chance, each bearing half of the mean ("balanced means"): the usual stand-in for a service
 * more variable than exponential. With cv² = c: p = (1 + √((c − 1) ÷ (c + 1))) ÷ 2 are short, of mean m ÷ 2p, the others
 * long, of mean m ÷ 2(1 − p) (A. Allen, Probability, Statistics and Queueing Theory, 1990, §3.2.9).
 */
class Hyperexponential implements Distribution {
  declare readonly meanUs: number;
  declare private readonly shortShare: number;
  declare private readonly shortUs: number;
  declare private readonly longUs: number;

  constructor(meanUs: number, cv2: number) {
    this.meanUs = meanUs;
    this.shortShare = (1 + sqrt((cv2 - 1) / (cv2 + 1))) / 2;
    this.shortUs = meanUs / (2 * this.shortShare);
    this.longUs = meanUs / (2 * (1 - this.shortShare));
  }

  sampleUs(draws: Draws): number {
    const isShort = unit(draws) < this.shortShare;
    return Math.round((isShort ? this.shortUs : this.longUs) * exponential(draws));
  }
}

class Bimodal implements Distribution {
  declare readonly meanUs: number;
  declare private readonly fast: Distribution;
  declare private readonly slow: Distribution;
  declare private readonly slowShare: number;

  constructor(fast: Distribution, slow: Distribution, slowShare: number) {
    this.fast = fast;
    this.slow = slow;
    this.slowShare = slowShare;
    this.meanUs = (1 - slowShare) * fast.meanUs + slowShare * slow.meanUs;
  }

  sampleUs(draws: Draws): number {
    return unit(draws) < this.slowShare ? this.slow.sampleUs(draws) : this.fast.sampleUs(draws);
  }
}

/** One of the values that were measured, as often as its weight says. */
class Empirical implements Distribution {
  declare readonly meanUs: number;
  declare private readonly values: Float64Array;
  declare private readonly upTo: Float64Array;

  constructor(values: readonly number[], weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.values = Float64Array.from(values);
    this.upTo = new Float64Array(values.length);
    let mean = 0;
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      mean += (values[i]! * weights[i]!) / total;
      sum += weights[i]!;
      this.upTo[i] = sum / total;
    }
    this.meanUs = mean;
  }

  sampleUs(draws: Draws): number {
    return this.values[indexAbove(this.upTo, unit(draws))]!;
  }
}

/** Between quantiles that were measured, every duration is as likely as the next: linear interpolation. */
class Quantiles implements Distribution {
  declare readonly meanUs: number;
  declare private readonly shares: Float64Array;
  declare private readonly values: Float64Array;

  constructor(points: readonly QuantilePoint[]) {
    this.shares = Float64Array.from(points, ({ share }) => share);
    this.values = Float64Array.from(points, ({ value }) => value);
    let mean = 0;
    for (let i = 1; i < points.length; i++) {
      mean += ((this.shares[i]! - this.shares[i - 1]!) * (this.values[i]! + this.values[i - 1]!)) / 2;
    }
    this.meanUs = mean;
  }

  sampleUs(draws: Draws): number {
    const { shares, values } = this;
    const share = unit(draws);
    const i = indexAbove(shares, share);
    const part = (share - shares[i - 1]!) / (shares[i]! - shares[i - 1]!);
    return Math.round(values[i - 1]! + part * (values[i]! - values[i - 1]!));
  }
}

/** Where the first of rising numbers stands that is above a share; the last if none is. */
function indexAbove(rising: Float64Array, share: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > share) high = middle;
    else low = middle + 1;
  }
  return low;
}
