import { float } from '../../core/float.ts';
import { unit, type Draws } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import type { AttemptGate } from '../../sites.ts';
import { Column } from '../../traffic/column.ts';
import { CANCELLED, OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';
import { CountWindow, TimeWindow, type OutcomeWindow } from './outcome-window.ts';

export interface CircuitBreakerParams {
  readonly failureRatio: number;
  /** One of the two. */
  readonly window: { readonly count?: number | undefined; readonly time?: Micros | undefined };
  readonly buckets: number;
  readonly minimum: number;
  readonly openFor: Micros;
  readonly jitter: number;
  readonly probes: number;
}

/**
 * Sends nothing for a while once too many of the latest attempts have failed.
 *
 *     closed ──`failureRatio` of the window failed──▶ open ──openFor passes, next attempt──▶ half-open
 *        ▲                                             ▲                                         │
 *        │                                             └─── `failureRatio` of the probes fail ───┤
 *        └────────────────────────────────────────────────────────────────────────── else ───────┘
 *
 * Closed, it judges after every outcome, as soon as the window holds `minimum` of them (or is full, if it counts fewer).
 * Everything but OK is a failure, but for what was cancelled, which counts as nothing. Open, it stays so for openFor × (1 + a random share up to `jitter`), so that callers
 * which opened together need not probe together. Half-open, it lets `probes` attempts through and nothing else, and
 * decides when all of them have ended; closing forgets the window.
 *
 * **Invariant:** an outcome counts only in the state its attempt was sent in. What was sent before it opened is too
 * old to judge by, and is never taken for a probe's.
 *
 * Sources: Hystrix (HystrixCircuitBreaker.java), resilience4j (CircuitBreakerStateMachine.java), Polly v8
 * (CircuitStateController.cs); that outcomes belong to a generation of the state, sony/gobreaker. Otherwise than they,
 * it judges at once, where Hystrix looks every 500 ms; resilience4j and Polly count late answers in whatever state they
 * arrive. Left out: slow calls that count as failures (set a timeout), a longest stay in half-open.
 */
export class CircuitBreaker implements AttemptGate {
  declare private readonly params: CircuitBreakerParams;
  declare private readonly clock: { readonly nowUs: number };
  declare private readonly dice: Draws;
  declare private readonly window: OutcomeWindow;
  declare private readonly enough: number;

  private state: 'closed' | 'open' | 'half-open' = 'closed';
  /** Counts changes of state. */
  private generation = 0;
  private readonly sentIn = new Column();
  private openUntilUs = float(0);
  private probesSent = 0;
  private probesEnded = 0;
  private probesFailed = 0;

  constructor(params: CircuitBreakerParams, clock: { readonly nowUs: number }, dice: Draws) {
    const { buckets, minimum, window } = params;
    this.params = params;
    this.clock = clock;
    this.dice = dice;
    this.window = window.count === undefined ? new TimeWindow(window.time!, buckets) : new CountWindow(window.count);
    this.enough = Math.min(minimum, window.count ?? Infinity);
  }

  allows(): boolean {
    switch (this.state) {
      case 'closed':
        return true;
      case 'open':
        return this.clock.nowUs >= this.openUntilUs;
      case 'half-open':
        return this.probesSent < this.params.probes;
    }
  }

  onSent(attempt: Attempt): void {
    if (this.state === 'open') this.halfOpen();
    if (this.state === 'half-open') this.probesSent++;
    this.sentIn.set(attempt, this.generation);
  }

  onOutcome(attempt: Attempt, outcome: Outcome): void {
    if (this.sentIn.get(attempt) !== this.generation) return;
    if (outcome === CANCELLED) return this.onCancelled();
    if (this.state === 'closed') this.record(outcome !== OK);
    else this.onProbeEnded(outcome !== OK);
  }

  onBlocked(): void {}

  /** It says nothing of the callee, and another one may be sent in its place as a probe. */
  private onCancelled(): void {
    if (this.state === 'half-open') this.probesSent--;
  }

  private record(hasFailed: boolean): void {
    const { nowUs } = this.clock;
    this.window.record(hasFailed, nowUs);
    const count = this.window.countAt(nowUs);
    // A quotient, not a product: 7 ÷ 100 is the number that people write as 0.07, 0.07 × 100 is more than 7.
    if (count >= this.enough && this.window.failuresAt(nowUs) / count >= this.params.failureRatio) this.open();
  }

  private onProbeEnded(hasFailed: boolean): void {
    this.probesEnded++;
    if (hasFailed) this.probesFailed++;
    if (this.probesEnded < this.params.probes) return;
    if (this.probesFailed / this.probesEnded >= this.params.failureRatio) this.open();
    else this.close();
  }

  private open(): void {
    const { jitter, openFor } = this.params;
    this.state = 'open';
    this.generation++;
    this.openUntilUs = this.clock.nowUs + Math.round(openFor * (1 + jitter * unit(this.dice)));
  }

  private halfOpen(): void {
    this.state = 'half-open';
    this.generation++;
    this.probesSent = 0;
    this.probesEnded = 0;
    this.probesFailed = 0;
  }

  private close(): void {
    this.state = 'closed';
    this.generation++;
    this.window.clear();
  }
}

export const circuitBreaker: GuardBehaviour<'caller', CircuitBreakerParams> = {
  key: 'circuitBreaker',
  side: 'caller',
  install: (params, sites, { world, place }) => {
    sites.gates.push(new CircuitBreaker(params, world.kernel, world.rng(`${place}:circuit-breaker-jitter`)));
  },
};
