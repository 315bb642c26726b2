import { KeyIndex } from '../../core/key-index.ts';
import { resized, Table } from '../../traffic/table.ts';
import type { Eviction } from './eviction.ts';

/**
 * What a cache holds, one array per field.
 *
 * Decision: an entry whose time is over keeps its place until it is stored again, evicted or flushed, as in memcached.
 * Nothing has to happen at the moment at which it expires, and it is there for guards that serve what is stale.
 */
export class Entries extends Table {
  key = new Int32Array(this.capacity);
  expiresAtUs = new Float64Array(this.capacity);
  /** How long it took to fetch it; 0 for what was there at the start. */
  tookUs = new Float64Array(this.capacity);
  /** How often it was served. */
  uses = new Float64Array(this.capacity);
  /** 1: no value, but the memory that it could not be fetched. */
  isFailure = new Uint8Array(this.capacity);
  private readonly index = new KeyIndex();
  declare private readonly mostEntries: number;
  declare private readonly eviction: Eviction | null;

  /** Where there is no end of room there is nobody to evict. */
  constructor(mostEntries: number, eviction: Eviction | null) {
    super();
    this.mostEntries = mostEntries;
    this.eviction = eviction;
  }

  get isFull(): boolean {
    return this.liveCount >= this.mostEntries;
  }

  /** The row of a key, or `NO_ROW`. */
  find(key: number): number {
    return this.index.find(key);
  }

  /** Makes an entry for a key that has none. There is room for it. */
  add(key: number): number {
    const row = this.take();
    this.key[row] = key;
    this.uses[row] = 0;
    this.index.add(key, row);
    if (this.eviction !== null) this.eviction.onAdded(row);
    return row;
  }

  use(row: number): void {
    if (this.eviction !== null) this.eviction.onUsed(row);
  }

  remove(row: number): void {
    this.index.remove(this.key[row]!);
    if (this.eviction !== null) this.eviction.onRemoved(row);
    this.give(row);
  }

  /** Makes room for one more. */
  evict(): void {
    this.remove(this.eviction!.victim());
  }

  /** Every row, hottest first: by how often it was served, then by key, since clients number their keys by heat. */
  hottestFirst(): number[] {
    const { key, uses } = this;
    return this.rows().sort((one, other) => uses[other]! - uses[one]! || key[one]! - key[other]!);
  }

  rows(): number[] {
    return this.index.rowsInUse();
  }

  protected override grow(capacity: number): void {
    this.key = resized(this.key, capacity);
    this.expiresAtUs = resized(this.expiresAtUs, capacity);
    this.tookUs = resized(this.tookUs, capacity);
    this.uses = resized(this.uses, capacity);
    this.isFailure = resized(this.isFailure, capacity);
  }
}
