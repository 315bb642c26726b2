import { unreachable } from '../../core/assert.ts';
import { Lists, NOBODY } from '../../core/lists.ts';
import { unit, type Rng } from '../../core/rng.ts';

/** Who has to leave when a cache is full. Each of its methods takes the same time however many entries there are. */
export interface Eviction {
  onAdded(row: number): void;
  /** It was looked up or stored again. */
  onUsed(row: number): void;
  onRemoved(row: number): void;
  /** Who goes next; there is somebody. */
  victim(): number;
}

export type EvictionKind = 'leastRecentlyUsed' | 'leastFrequentlyUsed' | 'random';

export function evictionOf(kind: EvictionKind, rng: Rng): Eviction {
  switch (kind) {
    case 'leastRecentlyUsed':
      return new LeastRecentlyUsed();
    case 'leastFrequentlyUsed':
      return new LeastFrequentlyUsed();
    case 'random':
      return new RandomEviction(rng);
    default:
      unreachable(`there is no eviction ${String(kind)}`);
  }
}

class LeastRecentlyUsed implements Eviction {
  private readonly lists = new Lists();

  onAdded(row: number): void {
    this.lists.append(ALL, row);
  }

  onUsed(row: number): void {
    this.lists.remove(ALL, row);
    this.lists.append(ALL, row);
  }

  onRemoved(row: number): void {
    this.lists.remove(ALL, row);
  }

  victim(): number {
    return this.lists.first(ALL);
  }
}

/**
 * Of those used least often, the one that was used least recently.
 *
 * Entries used equally often stand in one list, and these lists in the order of how often that is; a use moves an entry
 * to the next list.
 *
 * Source: K. Shah, A. Mitra, D. Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme", 2010.
 */
class LeastFrequentlyUsed implements Eviction {
  private readonly levels = new Lists();
  private readonly rows = new Lists();
  /** Of a row: the level at which it stands. */
  private readonly levelOf: number[] = [];
  private readonly uses: number[] = [];
  private readonly freeLevels: number[] = [];

  onAdded(row: number): void {
    const lowest = this.levels.first(ALL);
    this.put(row, lowest !== NOBODY && this.uses[lowest] === 1 ? lowest : this.open(1, NOBODY));
  }

  onUsed(row: number): void {
    const level = this.levelOf[row]!;
    const more = this.uses[level]! + 1;
    const next = this.levels.next(level);
    this.rows.remove(level, row);
    this.put(row, next !== NOBODY && this.uses[next] === more ? next : this.open(more, level));
    this.closeIfEmpty(level);
  }

  onRemoved(row: number): void {
    const level = this.levelOf[row]!;
    this.rows.remove(level, row);
    this.closeIfEmpty(level);
  }

  victim(): number {
    return this.rows.first(this.levels.first(ALL));
  }

  private put(row: number, level: number): void {
    this.levelOf[row] = level;
    this.rows.append(level, row);
  }

  private open(uses: number, behind: number): number {
    const level = this.freeLevels.pop() ?? this.uses.length;
    this.uses[level] = uses;
    this.levels.insertAfter(ALL, level, behind);
    return level;
  }

  private closeIfEmpty(level: number): void {
    if (!this.rows.isEmpty(level)) return;
    this.levels.remove(ALL, level);
    this.freeLevels.push(level);
  }
}

/** Anybody, with equal chance: what a cache does that keeps no record of use. */
class RandomEviction implements Eviction {
  declare private readonly rng: Rng;
  private readonly rows: number[] = [];
  private readonly placeOf: number[] = [];

  constructor(rng: Rng) {
    this.rng = rng;
  }

  onAdded(row: number): void {
    this.placeOf[row] = this.rows.length;
    this.rows.push(row);
  }

  onUsed(): void {}

  onRemoved(row: number): void {
    const last = this.rows.pop()!;
    if (last === row) return;
    const place = this.placeOf[row]!;
    this.rows[place] = last;
    this.placeOf[last] = place;
  }

  victim(): number {
    return this.rows[Math.floor(unit(this.rng) * this.rows.length)]!;
  }
}

/** The one list of a kind of rows. */
const ALL = 0;
