/** Who waits: integers that come in at one end and go out at either. */
export interface Line {
  readonly length: number;
  pushBack(item: number): void;
  popFront(): number;
  popBack(): number;
  /** Takes out an item, wherever it stands, and says whether it stood there. The nearer the front, the quicker. */
  remove(item: number): boolean;
  /** Calls for who came first, of each rank if there are ranks. */
  forEachFirst(look: (item: number) => void): void;
}

/** A growable double-ended queue of integers. */
export class Ring implements Line {
  length = 0;

  private items = new Int32Array(64);
  private head = 0;

  pushBack(item: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[(this.head + this.length++) & (this.items.length - 1)] = item;
  }

  popFront(): number {
    const item = this.items[this.head]!;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.length--;
    return item;
  }

  popBack(): number {
    return this.items[(this.head + --this.length) & (this.items.length - 1)]!;
  }

  remove(item: number): boolean {
    const { items } = this;
    const mask = items.length - 1;
    let index = 0;
    while (index < this.length && items[(this.head + index) & mask] !== item) index++;
    if (index === this.length) return false;
    for (; index > 0; index--) items[(this.head + index) & mask] = items[(this.head + index - 1) & mask]!;
    this.popFront();
    return true;
  }

  forEachFirst(look: (item: number) => void): void {
    if (this.length > 0) look(this.items[this.head]!);
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.items.length);
    for (let i = 0; i < this.length; i++) larger[i] = this.items[(this.head + i) & (this.items.length - 1)]!;
    this.items = larger;
    this.head = 0;
  }
}
