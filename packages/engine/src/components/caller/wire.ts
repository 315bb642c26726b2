import { unreachable } from '../../core/assert.ts';
import type { Actor } from '../../core/kernel.ts';
import type { Lane } from '../../core/lane.ts';
import type { Answerable } from '../../traffic/attempts.ts';
import { ERROR, OUTCOME_BITS, OUTCOME_MASK, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { ArrowSetting } from '../component.ts';
import { Sluice } from './sluice.ts';

/**
 * What lies between the two ends of an arrow: it takes its time each way, and loses what a partition lets it lose.
 *
 * What is lost is no longer held by the far side. Its caller waits on, for its timeout or for ever: nobody says a word.
 * What is on the wire when a partition begins is lost if the partition lasts until it would have arrived.
 */
export class Wire implements Actor {
  declare private readonly world: World;
  declare private readonly arrow: ArrowSetting;
  declare private readonly nearEnd: Answerable;
  declare private readonly address: number;
  declare private readonly outbound: Lane;
  declare private readonly inbound: Lane;
  declare private readonly connection: Sluice;
  declare private readonly there: Sluice;
  declare private readonly back: Sluice;

  constructor(world: World, arrow: ArrowSetting, nearEnd: Answerable) {
    this.world = world;
    this.arrow = arrow;
    this.nearEnd = nearEnd;
    this.address = world.kernel.enrol(this);
    this.outbound = world.kernel.openLane(this.address, DELIVERED);
    this.inbound = world.kernel.openLane(this.address, ANSWERED);
    const { connection, passage } = arrow.knobs;
    this.connection = new Sluice(connection, world.draws(`${arrow.name}:connection`));
    this.there = new Sluice(passage, world.draws(`${arrow.name}:passage-there`));
    this.back = new Sluice(passage, world.draws(`${arrow.name}:passage-back`));
  }

  /** Takes an attempt to the callee: its refusal if it refuses on the spot, or no connection can be made. */
  carry(attempt: Attempt): Outcome | typeof UNDER_WAY {
    if (this.isDisturbed) {
      if (!this.isOpenTo(attempt, this.connection)) return ERROR;
      if (!this.isOpenTo(attempt, this.there)) return this.lose(attempt);
    }
    if (this.arrow.delayUs === 0) return this.arrow.callee.receive(attempt);
    this.world.kernel.scheduleIn(this.outbound, this.arrow.delayUs, attempt);
    return UNDER_WAY;
  }

  /** Takes an answer to the caller. */
  carryBack(attempt: Attempt, outcome: Outcome): void {
    if (this.isDisturbed && !this.isOpenTo(attempt, this.back)) this.lose(attempt);
    else if (this.arrow.delayUs === 0) this.nearEnd.answer(attempt, outcome);
    else {
      this.world.attempts.onAnswered(attempt);
      this.world.kernel.scheduleIn(this.inbound, this.arrow.delayUs, (attempt << OUTCOME_BITS) | outcome);
    }
  }

  /** Tells the callee that nobody waits for an attempt any more. */
  cancel(attempt: Attempt): void {
    const { attempts, kernel } = this.world;
    const { callee, delayUs } = this.arrow;
    if (callee.cancel === undefined || !attempts.isAtWork(attempt) || this.there.isShut) return;
    attempts.messageTakesHold(attempt);
    // What cancels it may be an event of the callee itself: it hears when that is over.
    if (delayUs === 0) kernel.defer(this.address, CANCELLED_THERE, attempt);
    else kernel.schedule(delayUs, this.address, CANCELLED_THERE, attempt);
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case DELIVERED:
        return this.onDelivered(subject);
      case ANSWERED:
        return this.onAnswered(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      case CANCELLED_THERE:
        return this.onCancelled(subject);
      default:
        unreachable(`a wire has no event ${kind}`);
    }
  }

  private onDelivered(attempt: Attempt): void {
    if (this.there.isShut) {
      this.lose(attempt);
      return;
    }
    const answer = this.arrow.callee.receive(attempt);
    if (answer !== UNDER_WAY) this.carryBack(attempt, answer);
  }

  private onAnswered(attempt: Attempt, outcome: Outcome): void {
    if (this.back.isShut) this.lose(attempt);
    else this.nearEnd.answer(attempt, outcome);
  }

  private onCancelled(attempt: Attempt): void {
    const { attempts } = this.world;
    if (attempts.isAtWork(attempt) && !this.there.isShut) this.arrow.callee.cancel!(attempt);
    attempts.messageLetsGo(attempt);
  }

  private get isDisturbed(): boolean {
    const { connection, passage } = this.arrow.knobs;
    return passage.value !== 1 || connection.value !== 1;
  }

  private isOpenTo(attempt: Attempt, sluice: Sluice): boolean {
    const { number, serial } = this.world.attempts;
    return sluice.isOpenTo(serial[attempt]!, number[attempt]!);
  }

  private lose(attempt: Attempt): typeof UNDER_WAY {
    this.world.attempts.farSideLetsGo(attempt);
    return UNDER_WAY;
  }
}

const DELIVERED = 0;
const ANSWERED = 1;
const CANCELLED_THERE = 2;
