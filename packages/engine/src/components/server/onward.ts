import type { Actor } from '../../core/kernel.ts';
import { ERROR, OK, OUTCOME_BITS, OUTCOME_MASK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { ArrowSetting } from '../component.ts';

export interface OnwardParams {
  /** The components called, each over its own arrow. */
  readonly to: readonly string[];
  readonly mode: 'sequence' | 'parallel';
  /** Of calls in parallel: how many have to end OK. */
  readonly until: 'all' | 'quorum' | 'first';
}

/**
 * The calls that a server makes for an attempt before it can answer it.
 *
 * In sequence: one after another, and the first that fails fails the attempt. In parallel: all at once, and the attempt
 * is answered as soon as enough have ended OK, or so many have failed that enough no longer can; what is still under way
 * then goes on, and nobody looks at its result.
 */
export class Onward implements Actor, CallOwner {
  readonly goodWithinUs = Infinity;

  private readonly world: World;
  private readonly callers: readonly Caller[];
  private readonly inSequence: boolean;
  private readonly needed: number;
  private readonly address: number;
  private readonly onDone: (attempt: Attempt, outcome: Outcome) => void;

  constructor(
    world: World,
    setting: { params: OnwardParams; arrows: readonly ArrowSetting[] },
    onDone: Onward['onDone'],
  ) {
    this.world = world;
    this.onDone = onDone;
    this.address = world.kernel.enrol(this);
    const { params, arrows } = setting;
    this.callers = params.to.map(
      (name) =>
        new Caller(
          world,
          this,
          arrows.find((arrow) => arrow.to === name)!,
        ),
    );
    this.inSequence = params.mode === 'sequence';
    this.needed = this.inSequence ? params.to.length : neededOf(params);
  }

  begin(attempt: Attempt): void {
    const { attempts } = this.world;
    attempts.childrenTakeHold(attempt);
    const first = this.inSequence ? 1 : this.callers.length;
    attempts.childrenUnderWay[attempt] = first;
    for (let i = 0; i < first; i++) this.callers[i]!.beginFor(attempt);
  }

  onCallDone(parent: Attempt, outcome: Outcome): void {
    this.world.kernel.defer(this.address, CHILD_ENDED, (parent << OUTCOME_BITS) | outcome);
  }

  onEvent(_kind: number, subject: number): void {
    this.onChildEnded(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
  }

  private onChildEnded(attempt: Attempt, outcome: Outcome): void {
    const { attempts } = this.world;
    if (outcome === OK) attempts.childrenOk[attempt]!++;
    else attempts.childrenFailed[attempt]!++;
    attempts.childrenUnderWay[attempt]!--;
    if (attempts.awaitsChildren(attempt)) this.decide(attempt);
    if (attempts.childrenUnderWay[attempt] === 0) attempts.childrenLetGo(attempt);
  }

  private decide(attempt: Attempt): void {
    const { attempts } = this.world;
    const okCount = attempts.childrenOk[attempt]!;
    const mayStillFail = this.callers.length - this.needed;
    if (okCount >= this.needed) return this.end(attempt, OK);
    if (attempts.childrenFailed[attempt]! > mayStillFail) return this.end(attempt, ERROR);
    if (!this.inSequence) return;
    attempts.childrenUnderWay[attempt] = 1;
    this.callers[okCount]!.beginFor(attempt);
  }

  private end(attempt: Attempt, outcome: Outcome): void {
    this.world.attempts.decided(attempt);
    this.onDone(attempt, outcome);
  }
}

const CHILD_ENDED = 0;

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
