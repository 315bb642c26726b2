import { unreachable } from '../../core/assert.ts';
import { float } from '../../core/float.ts';
import { NO_TIMER, type Actor, type Kernel, type Timer } from '../../core/kernel.ts';
import { sqrt } from '../../core/math.ts';
import { exponential, type Rng } from '../../core/rng.ts';
import { Bursts } from './bursts.ts';
import type { CallMaker, CallSource, SourceSetting } from './call-source.ts';
import type { ArrivalParams, RateStep, SineParams } from './params.ts';
import { Swing } from './swing.ts';

interface ArrivalsParams {
  readonly arrivals: Exclude<ArrivalParams, { law: 'replay' }>;
  readonly schedule: readonly RateStep[];
  readonly sine?: SineParams | undefined;
}

/**
 * Users who arrive at a given rate whatever the system does (open loop).
 *
 *     rate(t) = base (schedule or trace) × swing (sine) × burst × load
 *
 * The rate is a chain of straight pieces: it jumps at steps, is a slope on ramps, and follows a sine by chords. Between
 * two arrivals a fixed amount of `waiting` is used up, which is the area under the rate, so that a change of rate in
 * between is met exactly: for random arrivals the amount is exponential with mean 1, which makes them a Poisson process of
 * the changing rate (the time change theorem; no thinning, so each arrival takes one draw whatever the rate does); for
 * constant ones it is 1. On a slope the area is a square, and when it is used up follows from a square root.
 */
export class Arrivals implements Actor, CallSource {
  declare private readonly kernel: Kernel;
  declare private readonly client: CallMaker;
  declare private readonly params: ArrivalsParams;
  declare private readonly dice: Rng;
  declare private readonly isRegular: boolean;
  declare private readonly address: number;
  declare private readonly swing: Swing | null;
  declare private readonly bursts: Bursts | null;
  private load = float(1);

  // The base: a straight line from `baseSinceUs` on. Slopes are changes of a rate per second in each µs.
  private base = float(0);
  private baseSlope = float(0);
  private baseSinceUs = float(0);
  private stepUnderWay = NONE;
  private landsAtUs = Infinity;

  // The rate: a straight line, too, and what it was at `waitingSinceUs`.
  private perSecond = float(0);
  private slope = float(0);
  private waiting = float(0);
  // Not rounded, so that rounding each arrival to a whole microsecond does not add up.
  private waitingSinceUs = float(0);
  private dueUs = float(0);
  private nextArrival: Timer = NO_TIMER;

  constructor({ world, name, client }: SourceSetting, params: ArrivalsParams) {
    const { arrivals, schedule, sine } = params;
    const { kernel } = world;
    this.kernel = kernel;
    this.client = client;
    this.params = params;
    this.dice = world.rng(`${name}:arrivals`);
    this.address = kernel.enrol(this);
    for (const [index, step] of schedule.entries()) kernel.schedule(step.at, this.address, STEP, index);
    this.base = arrivals.law === 'trace' ? 0 : arrivals.perSecond;
    if (arrivals.law === 'trace') kernel.schedule(0, this.address, TRACE, 0);
    this.bursts = arrivals.law === 'bursty' ? new Bursts(arrivals, world.rng(`${name}:bursts`)) : null;
    if (this.bursts !== null) kernel.schedule(this.bursts.lengthUs(), this.address, BURST, 0);
    this.swing = sine === undefined ? null : new Swing(sine);
    if (this.swing !== null) kernel.schedule(this.swing.tickUs, this.address, TICK, 0);
    this.isRegular = arrivals.law === 'constant';
    this.waiting = this.isRegular ? 1 : exponential(this.dice);
    this.setPace();
    this.awaitArrival();
  }

  onLoadTurned(load: number): void {
    this.load = load;
    this.onRateChanged();
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case ARRIVAL:
        return this.onArrival();
      case STEP:
        return this.onStep(subject);
      case LANDED:
        return this.onLanded(subject);
      case TRACE:
        return this.onTrace(subject);
      case BURST:
        return this.onBurst();
      case TICK:
        return this.onTick();
      default:
        unreachable(`arrivals have no event ${kind}`);
    }
  }

  private onArrival(): void {
    this.waiting = this.isRegular ? 1 : exponential(this.dice);
    if (this.slope !== 0) this.perSecond = this.rateAt(this.dueUs);
    this.waitingSinceUs = this.dueUs;
    this.awaitArrival();
    this.client.beginCall();
  }

  private onStep(index: number): void {
    const { over = 0, perSecond } = this.params.schedule[index]!;
    const { nowUs } = this.kernel;
    this.stepUnderWay = index;
    if (over === 0) return this.setBase(perSecond);
    const from = this.baseAt(nowUs);
    this.setBase(from, { slope: (perSecond - from) / over, landsAtUs: nowUs + over });
    this.kernel.schedule(over, this.address, LANDED, index);
  }

  private onLanded(index: number): void {
    // A later step may have begun meanwhile.
    if (index === this.stepUnderWay) this.setBase(this.params.schedule[index]!.perSecond);
  }

  private onTrace(index: number): void {
    const { arrivals } = this.params;
    if (arrivals.law !== 'trace') return;
    if (index < arrivals.rates.length) this.kernel.schedule(arrivals.bucket, this.address, TRACE, index + 1);
    this.setBase(arrivals.rates[index] ?? 0);
  }

  private onBurst(): void {
    this.bursts!.turn();
    this.kernel.schedule(this.bursts!.lengthUs(), this.address, BURST, 0);
    this.onRateChanged();
  }

  private onTick(): void {
    this.kernel.schedule(this.swing!.tickUs, this.address, TICK, 0);
    this.swing!.tick(this.kernel.nowUs);
    this.onRateChanged();
  }

  private setBase(perSecond: number, { slope, landsAtUs } = LEVEL): void {
    this.base = perSecond;
    this.baseSlope = slope;
    this.baseSinceUs = this.kernel.nowUs;
    this.landsAtUs = landsAtUs;
    this.onRateChanged();
  }

  private baseAt(timeUs: number): number {
    if (this.baseSlope === 0) return this.base;
    return Math.max(0, this.base + this.baseSlope * (timeUs - this.baseSinceUs));
  }

  private rateAt(timeUs: number): number {
    return Math.max(0, this.perSecond + this.slope * (timeUs - this.waitingSinceUs));
  }

  private onRateChanged(): void {
    const { kernel } = this;
    if (this.nextArrival !== NO_TIMER) kernel.cancel(this.nextArrival);
    const sinceUs = kernel.nowUs - this.waitingSinceUs;
    const average = this.slope === 0 ? this.perSecond : this.perSecond + 0.5 * this.slope * sinceUs;
    this.waiting = Math.max(0, this.waiting - (sinceUs * average) / 1e6);
    this.waitingSinceUs = kernel.nowUs;
    this.setPace();
    this.awaitArrival();
  }

  /** The rate from now on. */
  private setPace(): void {
    const { nowUs } = this.kernel;
    const times = this.load * (this.bursts === null ? 1 : this.bursts.factor);
    this.perSecond = this.baseAt(nowUs) * times;
    this.slope = this.baseSlope * times;
    if (this.swing === null) return;
    const { nextTickUs } = this.swing;
    this.perSecond *= this.swing.at(nowUs);
    const atTick = this.baseAt(nextTickUs) * times * this.swing.at(nextTickUs);
    this.slope = (atTick - this.perSecond) / (nextTickUs - nowUs);
  }

  private awaitArrival(): void {
    this.nextArrival = NO_TIMER;
    if (this.slope !== 0) return this.awaitOnSlope();
    if (this.perSecond === 0) return;
    this.dueUs = this.waitingSinceUs + (this.waiting / this.perSecond) * 1e6;
    this.awaitDue();
  }

  private awaitOnSlope(): void {
    const area = this.waiting * 1e6;
    const square = this.perSecond * this.perSecond + 2 * this.slope * area;
    // Negative: before that much is used up nobody comes any more, or the slope has ended.
    if (square < 0) return;
    const afterUs = area === 0 ? 0 : (2 * area) / (this.perSecond + sqrt(square));
    // What lies behind the end of the slope would be cancelled there, and stay in the heap until it is due.
    const endUs = Math.min(this.landsAtUs, this.swing === null ? Infinity : this.swing.nextTickUs);
    this.dueUs = this.waitingSinceUs + afterUs;
    if (this.dueUs <= endUs) this.awaitDue();
  }

  private awaitDue(): void {
    const { kernel } = this;
    this.nextArrival = kernel.schedule(Math.round(this.dueUs) - kernel.nowUs, this.address, ARRIVAL, 0);
  }
}

const NONE = -1;
const LEVEL = { slope: 0, landsAtUs: Infinity };

const ARRIVAL = 0;
const STEP = 1;
const LANDED = 2;
const TRACE = 3;
const BURST = 4;
const TICK = 5;
