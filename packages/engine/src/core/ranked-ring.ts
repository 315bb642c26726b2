import { assert } from './assert.ts';
import { Ring, type Line } from './ring.ts';

/**
 * A line in which lower ranks go first, whoever came first among equals (or last, from the back).
 *
 * Ranks are small whole numbers from 0; one ring for each of them, made when its first item comes.
 */
export class RankedRing implements Line {
  length = 0;

  declare private readonly rankOf: (item: number) => number;
  private readonly rings: Ring[] = [];
  /** No ring before this one holds anything. */
  private first = 0;

  constructor(rankOf: (item: number) => number) {
    this.rankOf = rankOf;
  }

  pushBack(item: number): void {
    const rank = this.rankOf(item);
    assert(rank >= 0, 'a rank is 0 or more');
    while (this.rings.length <= rank) this.rings.push(new Ring());
    this.rings[rank]!.pushBack(item);
    if (rank < this.first) this.first = rank;
    this.length++;
  }

  popFront(): number {
    return this.firstRing().popFront();
  }

  popBack(): number {
    return this.firstRing().popBack();
  }

  remove(item: number): boolean {
    const isFound = this.rings.some((ring) => ring.remove(item));
    if (isFound) this.length--;
    return isFound;
  }

  forEachFirst(look: (item: number) => void): void {
    for (const ring of this.rings) ring.forEachFirst(look);
  }

  /** The ring that the next item is taken from. */
  private firstRing(): Ring {
    while (this.rings[this.first]!.length === 0) this.first++;
    this.length--;
    return this.rings[this.first]!;
  }
}
