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
  /** Time and order of one event side by side: they are compared together. */
  private keys = new Float64Array(2 * INITIAL_CAPACITY);
  private slots = new Int32Array(INITIAL_CAPACITY);
  private length = 0;
  private rootIsHollow = false;

  private freeSlots = new Int32Array(INITIAL_CAPACITY);
  private freeCount = 0;
  private slotCount = 0;

  /** When the first event is due; infinity if there is none. */
  nextTimeUs(): number {
    if (this.rootIsHollow) this.closeHollow();
    return this.length > 0 ? this.keys[0]! : Infinity;
  }

  push(timeUs: number, order: number, address: number, subject: number): EventSlot {
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.newSlot();
    this.address[slot] = address;
    this.subject[slot] = subject;
    const isHollow = this.rootIsHollow;
    const position = isHollow ? 0 : this.length++;
    this.keys[2 * position] = timeUs;
    this.keys[2 * position + 1] = order;
    this.slots[position] = slot;
    this.rootIsHollow = false;
    if (isHollow) this.sinkRoot();
    else this.rise(position);
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
    const { keys, slots } = this;
    this.rootIsHollow = false;
    const last = --this.length;
    keys[0] = keys[2 * last]!;
    keys[1] = keys[2 * last + 1]!;
    slots[0] = slots[last]!;
    this.sinkRoot();
  }

  /** What stands at a position goes up as far as it must. */
  private rise(from: number): void {
    const { keys, slots } = this;
    const timeUs = keys[2 * from]!;
    const order = keys[2 * from + 1]!;
    const slot = slots[from]!;
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const parentUs = keys[2 * parent]!;
      if (parentUs <= timeUs && (parentUs < timeUs || keys[2 * parent + 1]! < order)) break;
      keys[2 * position] = parentUs;
      keys[2 * position + 1] = keys[2 * parent + 1]!;
      slots[position] = slots[parent]!;
      position = parent;
    }
    keys[2 * position] = timeUs;
    keys[2 * position + 1] = order;
    slots[position] = slot;
  }

  /** What stands at the root goes down as far as it must. */
  private sinkRoot(): void {
    const { keys, slots, length } = this;
    const timeUs = keys[0]!;
    const order = keys[1]!;
    const slot = slots[0]!;
    let position = 0;
    for (let child = 1; child < length; child = 2 * position + 1) {
      let childUs = keys[2 * child]!;
      if (child + 1 < length) {
        const rightUs = keys[2 * child + 2]!;
        if (rightUs <= childUs && (rightUs < childUs || keys[2 * child + 3]! < keys[2 * child + 1]!)) {
          child++;
          childUs = rightUs;
        }
      }
      if (timeUs <= childUs && (timeUs < childUs || order < keys[2 * child + 1]!)) break;
      keys[2 * position] = childUs;
      keys[2 * position + 1] = keys[2 * child + 1]!;
      slots[position] = slots[child]!;
      position = child;
    }
    keys[2 * position] = timeUs;
    keys[2 * position + 1] = order;
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
    this.keys = copyInto(new Float64Array(2 * capacity), this.keys);
    this.slots = copyInto(new Int32Array(capacity), this.slots);
    this.freeSlots = copyInto(new Int32Array(capacity), this.freeSlots);
  }
}

const INITIAL_CAPACITY = 1024;

function copyInto<A extends Float64Array | Int32Array>(larger: A, smaller: A): A {
  larger.set(smaller);
  return larger;
}
