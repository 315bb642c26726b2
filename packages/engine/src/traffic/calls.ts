import { resized, Table } from './table.ts';

/** A row of {@link Calls}: one thing a caller wants done, however many attempts that takes. */
export type Call = number;

export class Calls extends Table {
  /** Which call of its arrow this is, counted from 0: what its dice and the digest know it by. */
  serial = new Float64Array(this.capacity);
  startedAtUs = new Float64Array(this.capacity);
  attemptCount = new Int32Array(this.capacity);
  /** The latest delay before a retry; 0 before the first. */
  lastDelayUs = new Float64Array(this.capacity);

  open(serial: number, nowUs: number): Call {
    const call = this.take();
    this.serial[call] = serial;
    this.startedAtUs[call] = nowUs;
    this.attemptCount[call] = 0;
    this.lastDelayUs[call] = 0;
    return call;
  }

  close(call: Call): void {
    this.give(call);
  }

  protected override grow(capacity: number): void {
    this.serial = resized(this.serial, capacity);
    this.startedAtUs = resized(this.startedAtUs, capacity);
    this.attemptCount = resized(this.attemptCount, capacity);
    this.lastDelayUs = resized(this.lastDelayUs, capacity);
  }
}
