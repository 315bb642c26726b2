import type { Attempt, Call } from './rows.ts';
import { resized, Table } from './table.ts';

/** The parent of a call that a client makes: nobody's attempt waits for it. */
export const NO_PARENT: Attempt = -1;

export const NO_KEY = -1;

export class Calls extends Table {
  /** The call that was closed last. What its columns hold can be read until the next one is opened. */
  closedLast: Call = -1;
  /** Which call of its arrow this is, counted from 0: what its dice and the digest know it by. */
  serial = new Float64Array(this.capacity);
  /** The attempt that a server makes this call for. */
  parent = new Int32Array(this.capacity).fill(NO_PARENT);
  /** What it is about, e.g. which row of a store; {@link NO_KEY} where nothing depends on it. Written by `describe`. */
  key = new Int32Array(this.capacity).fill(NO_KEY);
  /** 0 is the most important; the larger, the sooner it may be shed. Written by `describe`. */
  priority = new Int32Array(this.capacity);
  /** Whether any call has been described so far. Until then key and priority are the same of all. */
  areDescribed = false;
  startedAtUs = new Float64Array(this.capacity);
  /** When its answer is of no use to anybody any more, as far as its caller was told; else infinity. */
  deadlineUs = new Float64Array(this.capacity);
  attemptCount = new Int32Array(this.capacity);
  /** The latest delay before a retry; 0 before the first. */
  lastDelayUs = new Float64Array(this.capacity);

  open(serial: number, parent: Attempt, nowUs: number): Call {
    const call = this.take();
    this.serial[call] = serial;
    this.parent[call] = parent;
    if (this.areDescribed) {
      this.key[call] = NO_KEY;
      this.priority[call] = 0;
    }
    this.startedAtUs[call] = nowUs;
    this.deadlineUs[call] = Infinity;
    this.attemptCount[call] = 0;
    this.lastDelayUs[call] = 0;
    return call;
  }

  describe(call: Call, key: number, priority: number): void {
    if (!this.areDescribed && key === NO_KEY && priority === 0) return;
    this.areDescribed = true;
    this.key[call] = key;
    this.priority[call] = priority;
  }

  close(call: Call): void {
    this.closedLast = call;
    this.give(call);
  }

  protected override grow(capacity: number): void {
    this.serial = resized(this.serial, capacity);
    this.parent = resized(this.parent, capacity).fill(NO_PARENT, this.parent.length);
    this.key = resized(this.key, capacity).fill(NO_KEY, this.key.length);
    this.priority = resized(this.priority, capacity);
    this.startedAtUs = resized(this.startedAtUs, capacity);
    this.deadlineUs = resized(this.deadlineUs, capacity);
    this.attemptCount = resized(this.attemptCount, capacity);
    this.lastDelayUs = resized(this.lastDelayUs, capacity);
  }
}
