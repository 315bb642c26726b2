import { assert } from './assert.ts';

/** Names a scheduled event until it is taken. */
export type EventSlot = number;

/**
 * A min-heap of events, ordered by (time, order of scheduling).
 *
 * Two layers of parallel arrays: the heap proper holds what sifting compares and moves; an event's payload sits still
 * in its slot. Nothing is allocated once the arrays have grown to size.
 *
 * Taking the first event leaves its place at the root hollow, because most events schedule another one: the newcomer
 * then sinks from the root, and one sift does the work of two.
 */
export class EventHeap {
  // The payload, indexed by slot.
  address = new Int32Array(INITIAL_CAPACITY);
  subject = new Int32Array(INITIAL_CAPACITY);

  // The heap, indexed by position.
  private timesUs = new Float64Array(INITIAL_CAPACITY);
  private orders = new Float64Array(INITIAL_CAPACITY);
  private slots = new Int32Array(INITIAL_CAPACITY);
  private length = 0;
  private rootIsHollow = false;

  private freeSlots = new Int32Array(INITIAL_CAPACITY);
  private freeCount = 0;
  private slotCount = 0;

  /** When the first event is due; infinity if there is none. */
  nextTimeUs(): number {
    if (this.rootIsHollow) this.closeHollow();
    return this.length > 0 ? this.timesUs[0]! : Infinity;
  }

  push(timeUs: number, order: number, address: number, subject: number): EventSlot {
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.newSlot();
    this.address[slot] = address;
    this.subject[slot] = subject;
    if (this.rootIsHollow) {
      this.rootIsHollow = false;
      this.sink(timeUs, order, slot);
    } else {
      this.rise(timeUs, order, slot);
    }
    return slot;
  }

  /** Takes the first event. Call `nextTimeUs` before; the payload can be read until the next push. */
  take(): EventSlot {
    assert(this.length > 0 && !this.rootIsHollow, 'take follows nextTimeUs on a heap that holds an event');
    const slot = this.slots[0]!;
    this.freeSlots[this.freeCount++] = slot;
    this.rootIsHollow = true;
    return slot;
  }

  private closeHollow(): void {
    this.rootIsHollow = false;
    const last = --this.length;
    if (last > 0) this.sink(this.timesUs[last]!, this.orders[last]!, this.slots[last]!);
  }

  private rise(timeUs: number, order: number, slot: number): void {
    const { timesUs, orders, slots } = this;
    let position = this.length++;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const parentUs = timesUs[parent]!;
      if (parentUs < timeUs || (parentUs === timeUs && orders[parent]! < order)) break;
      timesUs[position] = parentUs;
      orders[position] = orders[parent]!;
      slots[position] = slots[parent]!;
      position = parent;
    }
    timesUs[position] = timeUs;
    orders[position] = order;
    slots[position] = slot;
  }

  private sink(timeUs: number, order: number, slot: number): void {
    const { timesUs, orders, slots, length } = this;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= length) break;
      let childUs = timesUs[child]!;
      const right = child + 1;
      if (right < length) {
        const rightUs = timesUs[right]!;
        if (rightUs < childUs || (rightUs === childUs && orders[right]! < orders[child]!)) {
          child = right;
          childUs = rightUs;
        }
      }
      if (timeUs < childUs || (timeUs === childUs && order < orders[child]!)) break;
      timesUs[position] = childUs;
      orders[position] = orders[child]!;
      slots[position] = slots[child]!;
      position = child;
    }
    timesUs[position] = timeUs;
    orders[position] = order;
    slots[position] = slot;
  }

  private newSlot(): EventSlot {
    if (this.slotCount === this.address.length) this.grow();
    return this.slotCount++;
  }

  private grow(): void {
    const capacity = 2 * this.address.length;
    this.address = copyInto(new Int32Array(capacity), this.address);
    this.subject = copyInto(new Int32Array(capacity), this.subject);
    this.timesUs = copyInto(new Float64Array(capacity), this.timesUs);
    this.orders = copyInto(new Float64Array(capacity), this.orders);
    this.slots = copyInto(new Int32Array(capacity), this.slots);
    this.freeSlots = copyInto(new Int32Array(capacity), this.freeSlots);
  }
}

const INITIAL_CAPACITY = 1024;

function copyInto<A extends Float64Array | Int32Array>(larger: A, smaller: A): A {
  larger.set(smaller);
  return larger;
}
