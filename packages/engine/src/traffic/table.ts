/** Hands out row numbers for a struct of arrays, reusing rows that were given back. */
export abstract class Table {
  /** How many rows are taken now. */
  liveCount = 0;

  protected capacity = INITIAL_CAPACITY;

  private usedCount = 0;
  private free = new Int32Array(INITIAL_CAPACITY);
  private freeCount = 0;

  protected take(): number {
    this.liveCount++;
    if (this.freeCount > 0) return this.free[--this.freeCount]!;
    if (this.usedCount === this.capacity) this.double();
    return this.usedCount++;
  }

  protected give(row: number): void {
    this.liveCount--;
    this.free[this.freeCount++] = row;
  }

  protected abstract grow(capacity: number): void;

  private double(): void {
    this.capacity *= 2;
    this.free = resized(this.free, this.capacity);
    this.grow(this.capacity);
  }
}

export function resized<A extends Float64Array | Int32Array | Uint8Array>(column: A, capacity: number): A {
  const larger = new (column.constructor as new (length: number) => A)(capacity);
  larger.set(column);
  return larger;
}

const INITIAL_CAPACITY = 1024;
