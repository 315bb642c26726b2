import { assert } from './assert.ts';
import { EventHeap } from './event-heap.ts';
import { float } from './float.ts';
import { CANCELLED, Lane } from './lane.ts';
import { Ring } from './ring.ts';

/** Anything that lives in simulated time. Event kinds are integers from 0 to 15, private to the actor. */
export interface Actor {
  onEvent(kind: number, subject: number): void;
}

/** A scheduled event that may still be cancelled. */
export type Timer = number;
export const NO_TIMER: Timer = -1;

/**
 * The simulator's heartbeat: takes the next event, moves the clock, wakes the actor it is for.
 *
 * It knows nothing of calls, queues or guards. That is what makes everything above it replaceable. Events happen in
 * the order of their times, those of equal time in the order in which they were scheduled, whether they wait in the
 * heap or in a lane.
 *
 * Decision: a cancelled event never reaches its actor. Cancelling marks the event; there are no generation counters
 * anywhere else.
 */
export class Kernel {
  nowUs = float(0);
  eventCount = 0;
  /** Set to end the run after the event under way. */
  isHalted = false;

  private readonly heap = new EventHeap();
  private readonly actors: Actor[] = [];
  private readonly lanes: Lane[] = [];
  private readonly deferred = new Ring();
  private scheduledCount = 0;
  private lastCount = 0;

  /** Gives an actor its address. */
  enrol(actor: Actor): number {
    return this.actors.push(actor) - 1;
  }

  schedule(delayUs: number, target: number, kind: number, subject: number): Timer {
    assert(delayUs >= 0, 'no event is scheduled in the past');
    return this.heap.push(this.nowUs + delayUs, this.scheduledCount++, (target << KIND_BITS) | kind, subject);
  }

  /** Schedules an event after all others of its time, whenever those are scheduled. Several come in their order. */
  scheduleLast(atUs: number, target: number, kind: number, subject: number): void {
    assert(atUs >= this.nowUs, 'no event is scheduled in the past');
    this.heap.push(atUs, LAST + this.lastCount++, (target << KIND_BITS) | kind, subject);
  }

  /** Cancels what `schedule` returned. Only for events that have not happened yet. */
  cancel(timer: Timer): void {
    this.heap.subject[timer] = CANCELLED;
  }

  /**
   * Wakes an actor as soon as the event under way is over, at the same instant, before anything scheduled. What would
   * otherwise be a call within a call within a call, one for each tier of a system, becomes one step after another.
   */
  defer(target: number, kind: number, subject: number): void {
    this.deferred.pushBack((target << KIND_BITS) | kind);
    this.deferred.pushBack(subject);
  }

  /** Opens a lane for events of one kind that are mostly scheduled in the order in which they are due. */
  openLane(target: number, kind: number): Lane {
    const lane = new Lane((target << KIND_BITS) | kind, this.lanes.length);
    this.lanes.push(lane);
    return lane;
  }

  /** Schedules an event in a lane if it can stand in line there, in the heap if not. */
  scheduleIn(lane: Lane, delayUs: number, subject: number): Timer {
    assert(delayUs >= 0, 'no event is scheduled in the past');
    const timeUs = this.nowUs + delayUs;
    const order = this.scheduledCount++;
    if (!lane.takes(timeUs)) return OUT_OF_LINE - this.heap.push(timeUs, order, lane.address, subject);
    const timer = lane.push(timeUs, order, subject);
    if (!lane.isArmed) this.arm(lane);
    return timer;
  }

  /** Cancels what `scheduleIn` returned. Only for events that have not happened yet. */
  cancelIn(lane: Lane, timer: Timer): void {
    if (timer <= OUT_OF_LINE) this.cancel(OUT_OF_LINE - timer);
    else lane.cancel(timer);
  }

  /** Lives through every event before `endUs`; then it is `endUs`. Stops early when halted or at the event limit. */
  run(endUs: number, eventLimit: number): void {
    const { heap, actors } = this;
    while (!this.isHalted && this.eventCount < eventLimit) {
      const timeUs = heap.nextTimeUs();
      if (timeUs >= endUs) {
        this.nowUs = endUs;
        return;
      }
      this.nowUs = timeUs;
      const slot = heap.take();
      let address = heap.address[slot]!;
      let subject = heap.subject[slot]!;
      if (address < 0) {
        const lane = this.lanes[-1 - address]!;
        address = lane.address;
        subject = this.takeFrom(lane);
      }
      if (subject === CANCELLED) continue;
      this.eventCount++;
      actors[address >> KIND_BITS]!.onEvent(address & KIND_MASK, subject);
      if (this.deferred.length > 0) this.runDeferred();
    }
  }

  private runDeferred(): void {
    const { actors, deferred } = this;
    while (deferred.length > 0) {
      const address = deferred.popFront();
      const subject = deferred.popFront();
      this.eventCount++;
      actors[address >> KIND_BITS]!.onEvent(address & KIND_MASK, subject);
    }
  }

  private takeFrom(lane: Lane): number {
    const subject = lane.take();
    if (lane.isEmpty) lane.isArmed = false;
    else this.arm(lane);
    return subject;
  }

  private arm(lane: Lane): void {
    lane.isArmed = true;
    this.heap.push(lane.firstTimeUs, lane.firstOrder, -1 - lane.index, 0);
  }
}

const KIND_BITS = 4;
const KIND_MASK = 15;
/** More than all events that a run may have; and so much more can still be counted exactly. */
const LAST = 4503599627370496;
/** Timers of a lane count up from 0; those it sent to the heap count down from here. */
const OUT_OF_LINE = -2;
