import type { Actor } from '../../core/kernel.ts';
import { ERROR, OK, OUTCOME_BITS, OUTCOME_MASK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { ArrowSetting, Component, ComponentKind } from '../component.ts';
import { LookAside, type LookAsideParams } from './look-aside.ts';

export interface OnwardParams {
  /** What is to be done, each over arrows of its own: a component that is called, or caches that are asked first. */
  readonly to: readonly (string | LookAsideParams)[];
  readonly mode: 'sequence' | 'parallel';
  /** Of steps in parallel: how many have to end OK. */
  readonly until: 'all' | 'quorum' | 'first';
}

interface OnwardSetting {
  readonly params: OnwardParams;
  readonly arrows: readonly ArrowSetting[];
  readonly built: ReadonlyMap<string, Component<ComponentKind>>;
  /** Whether calls are ever called off. */
  readonly callsOff: boolean;
}

/** A call, or several that come to the same. */
interface Step {
  beginFor(attempt: Attempt): void;
  /** Absent: what was begun is finished in vain. */
  callOffFor?(attempt: Attempt): void;
}

/**
 * The calls that a server makes for an attempt before it can answer it, in steps.
 *
 * In sequence: one after another, and the first that fails fails the attempt. In parallel: all at once, and the attempt
 * is answered as soon as enough have ended OK, or so many have failed that enough no longer can; what is still under way
 * then goes on, and nobody looks at its result. A look-aside is one step: the cache first, then perhaps the origin.
 */
export class Onward implements Actor, CallOwner {
  readonly goodWithinUs = Infinity;
  declare readonly callsOff: boolean;

  declare private readonly world: World;
  declare private readonly steps: readonly Step[];
  declare private readonly inSequence: boolean;
  declare private readonly needed: number;
  declare private readonly address: number;
  declare private readonly onDone: (attempt: Attempt, outcome: Outcome) => void;

  constructor(world: World, setting: OnwardSetting, onDone: Onward['onDone']) {
    this.world = world;
    this.onDone = onDone;
    this.callsOff = setting.callsOff;
    this.address = world.kernel.enrol(this);
    const { params } = setting;
    this.steps = params.to.map((each) => this.stepOf(each, setting));
    this.inSequence = params.mode === 'sequence';
    this.needed = this.inSequence ? params.to.length : neededOf(params);
  }

  begin(attempt: Attempt): void {
    const { attempts } = this.world;
    attempts.childrenTakeHold(attempt);
    const first = this.inSequence ? 1 : this.steps.length;
    attempts.childrenUnderWay[attempt] = first;
    for (let i = 0; i < first; i++) this.steps[i]!.beginFor(attempt);
  }

  /** Nobody waits for what it is about any more, and the server has stopped. */
  callOffFor(attempt: Attempt): void {
    for (const step of this.steps) step.callOffFor?.(attempt);
  }

  onCallDone(parent: Attempt, outcome: Outcome): void {
    this.world.kernel.defer(this.address, STEP_ENDED, (parent << OUTCOME_BITS) | outcome);
  }

  /** A call begins that is made for an attempt, but that decides nothing about it. */
  holdBehind(attempt: Attempt): void {
    this.world.attempts.childrenUnderWay[attempt]!++;
  }

  letGoBehind(attempt: Attempt): void {
    this.world.kernel.defer(this.address, BEHIND_ENDED, attempt);
  }

  onEvent(kind: number, subject: number): void {
    if (kind === BEHIND_ENDED) this.letGo(subject);
    else this.onStepEnded(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
  }

  private onStepEnded(attempt: Attempt, outcome: Outcome): void {
    const { attempts } = this.world;
    if (outcome === OK) attempts.childrenOk[attempt]!++;
    else attempts.childrenFailed[attempt]!++;
    if (attempts.awaitsChildren(attempt)) this.decide(attempt);
    this.letGo(attempt);
  }

  private letGo(attempt: Attempt): void {
    const { attempts } = this.world;
    if (--attempts.childrenUnderWay[attempt]! === 0) attempts.childrenLetGo(attempt);
  }

  private decide(attempt: Attempt): void {
    const { attempts } = this.world;
    const okCount = attempts.childrenOk[attempt]!;
    const mayStillFail = this.steps.length - this.needed;
    if (okCount >= this.needed) return this.end(attempt, OK);
    if (attempts.childrenFailed[attempt]! > mayStillFail) return this.end(attempt, ERROR);
    if (!this.inSequence) return;
    attempts.childrenUnderWay[attempt]!++;
    this.steps[okCount]!.beginFor(attempt);
  }

  private end(attempt: Attempt, outcome: Outcome): void {
    this.world.attempts.decided(attempt);
    this.onDone(attempt, outcome);
  }

  private stepOf(written: string | LookAsideParams, { arrows, built }: OnwardSetting): Step {
    const arrowTo = (name: string): ArrowSetting => arrows.find((arrow) => arrow.to === name)!;
    if (typeof written === 'string') return new Caller(this.world, this, arrowTo(written));
    const caches = written.caches.map((name) => ({ arrow: arrowTo(name), store: built.get(name)!.store! }));
    return new LookAside(this.world, { caches, origin: arrowTo(written.origin) }, this);
  }
}

const STEP_ENDED = 0;
const BEHIND_ENDED = 1;

/** Every component that is called, in the order in which it is written. */
export function calleesOf({ to }: OnwardParams): string[] {
  return to.flatMap((each) => (typeof each === 'string' ? [each] : [...each.caches, each.origin]));
}

/** Caches into which is stored what was fetched elsewhere, and where they are named below `calls`. */
export function storesOf({ to }: OnwardParams): string[] {
  return to.flatMap((each) => (typeof each === 'string' ? [] : each.caches));
}

function neededOf({ to, until }: OnwardParams): number {
  switch (until) {
    case 'all':
      return to.length;
    case 'quorum':
      return Math.floor(to.length / 2) + 1;
    case 'first':
      return 1;
  }
}
