import { KeyIndex, NO_ROW } from '../../core/key-index.ts';
import { Lists, NOBODY } from '../../core/lists.ts';
import type { Attempt } from '../../traffic/rows.ts';
import { resized, Table } from '../../traffic/table.ts';

/**
 * Who is fetching what, and who waits for it: one row for each key that was sent for lately.
 *
 * A row stays until its fetches have ended, nobody waits and `patienceUs` have passed since the latest of them began, so
 * that guards may also ask how long ago that was.
 */
export class Flights extends Table {
  key = new Int32Array(this.capacity);
  begunAtUs = new Float64Array(this.capacity);
  underWay = new Int32Array(this.capacity);
  /** 1: whoever is served next is asked to fetch it as well. */
  isOffered = new Uint8Array(this.capacity);
  private readonly index = new KeyIndex();
  private readonly waiters = new Lists();
  declare private readonly patienceUs: number;

  constructor(patienceUs: number) {
    super();
    this.patienceUs = patienceUs;
  }

  /** The row of a key, or `NO_ROW`. */
  find(key: number): number {
    return this.index.find(key);
  }

  /** Somebody is sent for a key now. */
  begin(key: number, nowUs: number): number {
    const known = this.index.find(key);
    const flight = known === NO_ROW ? this.open(key) : known;
    this.underWay[flight]!++;
    this.begunAtUs[flight] = nowUs;
    return flight;
  }

  /** A fetch has ended. */
  end(flight: number): void {
    if (this.underWay[flight]! > 0) this.underWay[flight]!--;
  }

  wait(flight: number, attempt: Attempt): void {
    this.waiters.append(flight, attempt);
  }

  /** Takes the one who has waited longest, or `NOBODY`. */
  nextWaiter(flight: number): Attempt {
    const attempt = this.waiters.first(flight);
    if (attempt !== NOBODY) this.waiters.remove(flight, attempt);
    return attempt;
  }

  /** Whether its fetch began so long ago that those who wait for it need help. */
  isOverdue(flight: number, nowUs: number): boolean {
    return nowUs - this.begunAtUs[flight]! >= this.patienceUs;
  }

  /** Forgets what nobody will ask about any more. */
  tidy(flight: number, nowUs: number): void {
    if (this.underWay[flight]! > 0 || !this.waiters.isEmpty(flight)) return;
    if (this.patienceUs < Infinity && !this.isOverdue(flight, nowUs)) return;
    this.index.remove(this.key[flight]!);
    // A timer that still runs for this row finds nothing overdue.
    this.begunAtUs[flight] = Infinity;
    this.give(flight);
  }

  private open(key: number): number {
    const flight = this.take();
    this.index.add(key, flight);
    this.key[flight] = key;
    this.underWay[flight] = 0;
    this.isOffered[flight] = 0;
    return flight;
  }

  protected override grow(capacity: number): void {
    this.key = resized(this.key, capacity);
    this.begunAtUs = resized(this.begunAtUs, capacity);
    this.underWay = resized(this.underWay, capacity);
    this.isOffered = resized(this.isOffered, capacity);
  }
}
