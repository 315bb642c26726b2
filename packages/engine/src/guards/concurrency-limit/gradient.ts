import type { Actor, Kernel, Timer } from '../../core/kernel.ts';
import { NO_TIMER } from '../../core/kernel.ts';
import { sqrt } from '../../core/math.ts';
import { unit, type Draws } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import { Histogram } from '../../instruments/histogram.ts';
import type { LimitRule } from './limit-rule.ts';

export interface GradientParams {
  readonly min: number;
  readonly max: number;
  readonly buffer: number;
  readonly updateEvery: Micros;
  readonly measureEvery: Micros;
  readonly measureSamples: number;
  readonly jitter: number;
}

/**
 * Measures the sojourn of an idle system now and then, and compares with it:
 *
 *     gradient = minimum × (1 + buffer) ÷ median sojourn of the latest `updateEvery`, from 0.5 to 2
 *     limit ← ⌊gradient × limit + √limit⌋, within [min, max]
 *
 *     measuring (limit = min) ──`measureSamples` answers──▶ minimum = their median; limit as before ──▶ adapting
 *         ▲                                                                                                │
 *         └── after measureEvery × (1 + a random share up to `jitter`), or five updates in a row at `min` ─┘
 *
 * It begins with measuring. Attempts that came before a measurement began are not measured.
 *
 * Source: adaptive concurrency of Envoy (gradient_controller.cc and its documentation: 3, 1000, 25 %, 50 samples, 15 %;
 * its example updates every 100 ms and measures every 60 s). The headroom is the root of the old limit, as documented;
 * the code takes that of gradient × limit. The median is read off a histogram, there as here, to within 1 %.
 */
export class GradientLimit implements LimitRule, Actor {
  declare limit: number;

  declare private readonly params: GradientParams;
  declare private readonly kernel: Kernel;
  declare private readonly dice: Draws;
  declare private readonly address: number;
  private readonly samples = new Histogram();
  private readonly median = [new Float64Array(1)];
  private sampleCount = 0;
  private minimumUs = 0;
  private isMeasuring = false;
  private measuringSinceUs = 0;
  private limitBefore = 0;
  private updatesAtMin = 0;
  private updateTimer: Timer = NO_TIMER;
  private measureTimer: Timer = NO_TIMER;

  constructor(params: GradientParams, kernel: Kernel, dice: Draws) {
    this.params = params;
    this.kernel = kernel;
    this.dice = dice;
    this.limit = params.min;
    this.address = kernel.enrol(this);
    this.beginMeasuring();
    this.scheduleUpdate();
  }

  onSample(sojournUs: number, _inSystem: number, isDropped: boolean): void {
    const cameAtUs = this.kernel.nowUs - sojournUs;
    if (isDropped || cameAtUs < this.measuringSinceUs) return;
    this.samples.record(sojournUs);
    this.sampleCount++;
    if (this.isMeasuring && this.sampleCount >= this.params.measureSamples) this.endMeasuring();
  }

  onEvent(kind: number): void {
    if (kind === MEASURE) {
      this.measureTimer = NO_TIMER;
      this.beginMeasuring();
      return;
    }
    this.updateTimer = NO_TIMER;
    if (this.isMeasuring) return; // Its end schedules the next update.
    this.update();
    this.scheduleUpdate();
  }

  private beginMeasuring(): void {
    if (this.isMeasuring) return;
    this.limitBefore = this.limit;
    this.isMeasuring = true;
    this.setLimit(this.params.min);
    this.takeMedianUs();
    this.measuringSinceUs = this.kernel.nowUs;
  }

  private endMeasuring(): void {
    this.minimumUs = this.takeMedianUs();
    this.setLimit(this.limitBefore);
    this.isMeasuring = false;
    const { jitter, measureEvery } = this.params;
    this.scheduleMeasuring(Math.round(measureEvery * (1 + jitter * unit(this.dice))));
    this.scheduleUpdate();
  }

  private update(): void {
    if (this.sampleCount === 0) return;
    this.setLimit(
      gradientLimit(this.limit, { minimumUs: this.minimumUs, sojournUs: this.takeMedianUs() }, this.params),
    );
    if (this.updatesAtMin >= 5) this.scheduleMeasuring(0);
  }

  private setLimit(limit: number): void {
    const { min } = this.params;
    this.updatesAtMin = !this.isMeasuring && this.limit === min && limit === min ? this.updatesAtMin + 1 : 0;
    this.limit = limit;
  }

  private scheduleMeasuring(delayUs: number): void {
    if (this.measureTimer !== NO_TIMER) this.kernel.cancel(this.measureTimer);
    this.measureTimer = this.kernel.schedule(delayUs, this.address, MEASURE, 0);
  }

  private scheduleUpdate(): void {
    if (this.updateTimer !== NO_TIMER) this.kernel.cancel(this.updateTimer);
    this.updateTimer = this.kernel.schedule(this.params.updateEvery, this.address, UPDATE, 0);
  }

  /** The median of the samples so far, which are forgotten with it. */
  private takeMedianUs(): number {
    this.samples.closeBucket(HALF, this.median, 0);
    this.sampleCount = 0;
    return this.median[0]![0]!;
  }
}

/** The limit that follows a limit, a whole number. */
export function gradientLimit(
  limit: number,
  { minimumUs, sojournUs }: { readonly minimumUs: number; readonly sojournUs: number },
  { buffer, max, min }: Pick<GradientParams, 'buffer' | 'max' | 'min'>,
): number {
  const gradient = Math.max(0.5, Math.min(2, (minimumUs * (1 + buffer)) / sojournUs));
  return Math.max(min, Math.min(max, Math.floor(gradient * limit + sqrt(limit))));
}

const UPDATE = 0;
const MEASURE = 1;
const HALF = [0.5];
