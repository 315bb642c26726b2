/** A growable double-ended queue of integers. */
export class Ring {
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

  private grow(): void {
    const larger = new Int32Array(2 * this.items.length);
    for (let i = 0; i < this.length; i++) larger[i] = this.items[(this.head + i) & (this.items.length - 1)]!;
    this.items = larger;
    this.head = 0;
  }
}
