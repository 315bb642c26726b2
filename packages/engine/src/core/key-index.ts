/**
 * Finds the row of a key. Keys and rows are 32-bit integers; rows are not negative.
 *
 * Open addressing with linear probing at a load of at most a half. A removal moves back what stands behind it in the
 * same cluster (Knuth, TAOCP vol. 3, §6.4, algorithm R), so that nothing is ever marked as removed and a table that
 * lives long is as fast as a new one.
 */
export class KeyIndex {
  size = 0;

  private keys = new Int32Array(INITIAL_CAPACITY);
  private rows = new Int32Array(INITIAL_CAPACITY).fill(NO_ROW);

  /** The row of a key, or {@link NO_ROW}. */
  find(key: number): number {
    return this.rows[this.placeOf(key)]!;
  }

  /** Adds a key that is not there yet. */
  add(key: number, row: number): void {
    if (2 * ++this.size > this.rows.length) this.grow();
    const place = this.placeOf(key);
    this.keys[place] = key;
    this.rows[place] = row;
  }

  /** Removes a key that is there. */
  remove(key: number): void {
    const { keys, rows } = this;
    const mask = rows.length - 1;
    let hole = this.placeOf(key);
    for (let place = (hole + 1) & mask; rows[place] !== NO_ROW; place = (place + 1) & mask) {
      // It may move into the hole unless the search for it begins behind the hole.
      const distanceFromHome = (place - this.homeOf(keys[place]!)) & mask;
      if (distanceFromHome < ((place - hole) & mask)) continue;
      keys[hole] = keys[place]!;
      rows[hole] = rows[place]!;
      hole = place;
    }
    rows[hole] = NO_ROW;
    this.size--;
  }

  /** All rows, in no order that means anything. */
  rowsInUse(): number[] {
    return Array.from(this.rows.filter((row) => row !== NO_ROW));
  }

  /** Where a key is, or would be. */
  private placeOf(key: number): number {
    const { keys, rows } = this;
    const mask = rows.length - 1;
    let place = this.homeOf(key);
    while (rows[place] !== NO_ROW && keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  private homeOf(key: number): number {
    const spread = Math.imul(key, 0x9e3779b1);
    return (spread ^ (spread >>> 15)) & (this.rows.length - 1);
  }

  private grow(): void {
    const { keys, rows } = this;
    this.keys = new Int32Array(2 * rows.length);
    this.rows = new Int32Array(2 * rows.length).fill(NO_ROW);
    for (let i = 0; i < rows.length; i++) {
      if (rows[i] === NO_ROW) continue;
      const place = this.placeOf(keys[i]!);
      this.keys[place] = keys[i]!;
      this.rows[place] = rows[i]!;
    }
  }
}

export const NO_ROW = -1;

const INITIAL_CAPACITY = 64;
