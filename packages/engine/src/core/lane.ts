import { float } from './float.ts';

/**
 * Events of one kind for one actor that are scheduled in the order in which they are due: timers of one length.
 *
 * Decision: such timers need no heap. They stand in line, and only the first of them has an entry in the kernel's heap
 * (it is then `isArmed`). Of a thousand timeouts that are set and cancelled within a second, the heap sees one. A
 * cancelled timer keeps its place until the line has moved past it.
 */
export class Lane {
  /** Who is woken, as the kernel writes it. */
  declare readonly address: number;
  declare readonly index: number;
  isArmed = false;

  private timesUs = new Float64Array(INITIAL_CAPACITY);
  private orders = new Float64Array(INITIAL_CAPACITY);
  private subjects = new Int32Array(INITIAL_CAPACITY);
  // Positions count up for ever (modulo 2^30); the place in the arrays is the position modulo the capacity.
  private head = 0;
  private length = 0;
  private lastTimeUs = float(0);

  constructor(address: number, index: number) {
    this.address = address;
    this.index = index;
  }

  /** Whether an event due then may stand in line: nobody before it is due later. */
  takes(timeUs: number): boolean {
    return this.length === 0 || timeUs >= this.lastTimeUs;
  }

  /** Puts an event at the end of the line and returns its position. */
  push(timeUs: number, order: number, subject: number): number {
    if (this.length === this.timesUs.length) this.grow();
    const position = (this.head + this.length++) & POSITION_MASK;
    const place = position & (this.timesUs.length - 1);
    this.timesUs[place] = timeUs;
    this.orders[place] = order;
    this.subjects[place] = subject;
    this.lastTimeUs = timeUs;
    return position;
  }

  cancel(position: number): void {
    this.subjects[position & (this.timesUs.length - 1)] = CANCELLED;
  }

  /** Takes the first event: its subject, or {@link CANCELLED}. Whatever is cancelled behind it leaves with it. */
  take(): number {
    const mask = this.timesUs.length - 1;
    const subject = this.subjects[this.head & mask]!;
    do {
      this.head = (this.head + 1) & POSITION_MASK;
      this.length--;
    } while (this.length > 0 && this.subjects[this.head & mask] === CANCELLED);
    return subject;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  get firstTimeUs(): number {
    return this.timesUs[this.head & (this.timesUs.length - 1)]!;
  }

  get firstOrder(): number {
    return this.orders[this.head & (this.timesUs.length - 1)]!;
  }

  private grow(): void {
    const capacity = 2 * this.timesUs.length;
    const timesUs = new Float64Array(capacity);
    const orders = new Float64Array(capacity);
    const subjects = new Int32Array(capacity);
    for (let i = 0; i < this.length; i++) {
      const position = (this.head + i) & POSITION_MASK;
      const from = position & (this.timesUs.length - 1);
      const to = position & (capacity - 1);
      timesUs[to] = this.timesUs[from]!;
      orders[to] = this.orders[from]!;
      subjects[to] = this.subjects[from]!;
    }
    this.timesUs = timesUs;
    this.orders = orders;
    this.subjects = subjects;
  }
}

/** In place of the subject of an event that must not reach its actor. */
export const CANCELLED = -1;

/** Every arrow has several lanes, and many stay empty. */
const INITIAL_CAPACITY = 16;
const POSITION_MASK = 0x3fffffff;
