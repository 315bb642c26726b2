import { assert } from '../../core/assert.ts';
import type { KeyedDraws } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import type { DoorGate, Station, TriageGate } from '../../sites.ts';
import { SHED } from '../../traffic/outcome.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Attempt } from '../../traffic/rows.ts';

export interface DagorParams {
  readonly target: Micros;
  readonly window: Micros;
  readonly windowSize: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Lets in the calls up to an admission level, the more important first, and moves the level once in a window: down by as
 * many levels as make up `alpha` of what was let in if the average wait was longer than `target`, else up by as many as
 * make up `beta` of what came. A window ends after a time or a number of arrivals, whichever is first.
 *
 * A call's level is its priority and, among the calls of one priority, one of 128 that is its own by chance: all its
 * attempts share the fate of the first. So it sheds by parts of a class, also where there is only one.
 *
 * Source: DAGOR, H. Zhou et al., "Overload Control for Scaling WeChat Microservices", SoCC 2018, §4.2 (20 ms, 1 s or 2000
 * requests, 5 %, 1 %), with algorithm 1 as corrected in arXiv 1806.04075v3. There the second part is a hash of the user
 * that changes every hour; here it is of the call at this arrow. What callers are told of the level is left out. While
 * nobody's turn comes, nothing is known of waits and the level stays.
 */
export class Dagor implements DoorGate, TriageGate {
  readonly drops = SHED;
  declare private readonly params: DagorParams;
  declare private readonly attempts: Attempts;
  declare private readonly dice: KeyedDraws;
  declare private readonly clock: { readonly nowUs: number };

  private level = LEVELS - 1;
  private readonly arrivals = new Int32Array(LEVELS);
  private arrivalCount = 0;
  private admittedCount = 0;
  private turnCount = 0;
  private waitedUs = 0;
  declare private windowEndsUs: number;

  constructor(
    params: DagorParams,
    attempts: Attempts,
    chance: { dice: KeyedDraws; clock: { readonly nowUs: number } },
  ) {
    this.params = params;
    this.attempts = attempts;
    this.dice = chance.dice;
    this.clock = chance.clock;
    this.windowEndsUs = chance.clock.nowUs + params.window;
  }

  admits(attempt: Attempt): boolean {
    return this.levelOf(attempt) <= this.level;
  }

  onEntered(attempt: Attempt, station: Station): void {
    this.onArrival(attempt);
    if (station.freeWorkers > 0) this.turnCount++;
  }

  onRefused(attempt: Attempt): void {
    this.onArrival(attempt);
  }

  onLeft(): void {}

  onTurn(_attempt: Attempt, waitedUs: number): void {
    this.turnCount++;
    this.waitedUs += waitedUs;
  }

  keeps(): boolean {
    return true;
  }

  private levelOf(attempt: Attempt): number {
    const { arrow, priority, serial } = this.attempts;
    const kind = Math.min(priority[attempt]!, CLASSES - 1);
    return kind * LEVELS_PER_CLASS + (this.dice.at(serial[attempt]!, arrow[attempt]!).uint32() >>> 25);
  }

  private onArrival(attempt: Attempt): void {
    if (this.arrivalCount >= this.params.windowSize || this.clock.nowUs >= this.windowEndsUs) this.closeWindow();
    const level = this.levelOf(attempt);
    this.arrivals[level]!++;
    this.arrivalCount++;
    if (level <= this.level) this.admittedCount++;
  }

  private closeWindow(): void {
    const { alpha, beta, target, window } = this.params;
    assert(this.admittedCount <= this.arrivalCount, 'no more are admitted than arrive');
    if (this.turnCount > 0) {
      if (this.waitedUs > target * this.turnCount) this.lower(alpha * this.admittedCount);
      else this.raise(beta * this.arrivalCount);
    }
    this.windowEndsUs = this.clock.nowUs + window;
    this.arrivals.fill(0);
    this.arrivalCount = 0;
    this.admittedCount = 0;
    this.turnCount = 0;
    this.waitedUs = 0;
  }

  private lower(by: number): void {
    for (let shed = 0; shed < by && this.level > 0; this.level--) shed += this.arrivals[this.level]!;
  }

  private raise(by: number): void {
    for (let added = 0; added < by && this.level < LEVELS - 1;) added += this.arrivals[++this.level]!;
  }
}

/** Priorities beyond count as the last. */
const CLASSES = 128;
const LEVELS_PER_CLASS = 128;
const LEVELS = CLASSES * LEVELS_PER_CLASS;
