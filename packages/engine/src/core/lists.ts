/**
 * Doubly linked lists of rows: a row stands in at most one of them and leaves it from anywhere in one step.
 *
 * Rows and lists are small integers, such as the rows of a table; room for them is made as they come.
 */
export class Lists {
  private firsts = new Int32Array(INITIAL_CAPACITY).fill(NOBODY);
  private lasts = new Int32Array(INITIAL_CAPACITY).fill(NOBODY);
  private nexts = new Int32Array(INITIAL_CAPACITY);
  private previous = new Int32Array(INITIAL_CAPACITY);

  /** The first of a list, or {@link NOBODY}. */
  first(list: number): number {
    return list < this.firsts.length ? this.firsts[list]! : NOBODY;
  }

  /** The one behind a row that stands in a list, or {@link NOBODY}. */
  next(row: number): number {
    return this.nexts[row]!;
  }

  isEmpty(list: number): boolean {
    return this.first(list) === NOBODY;
  }

  append(list: number, row: number): void {
    this.makeRoom(list, row);
    this.link(list, row, this.lasts[list]!);
  }

  /** Puts a row behind another that stands in the list, or to its front behind {@link NOBODY}. */
  insertAfter(list: number, row: number, before: number): void {
    this.makeRoom(list, row);
    this.link(list, row, before);
  }

  remove(list: number, row: number): void {
    const { nexts, previous } = this;
    const before = previous[row]!;
    const after = nexts[row]!;
    if (before === NOBODY) this.firsts[list] = after;
    else nexts[before] = after;
    if (after === NOBODY) this.lasts[list] = before;
    else previous[after] = before;
  }

  private link(list: number, row: number, before: number): void {
    const after = before === NOBODY ? this.firsts[list]! : this.nexts[before]!;
    this.previous[row] = before;
    this.nexts[row] = after;
    if (before === NOBODY) this.firsts[list] = row;
    else this.nexts[before] = row;
    if (after === NOBODY) this.lasts[list] = row;
    else this.previous[after] = row;
  }

  private makeRoom(list: number, row: number): void {
    if (list >= this.firsts.length) {
      this.firsts = roomier(this.firsts, list);
      this.lasts = roomier(this.lasts, list);
    }
    if (row >= this.nexts.length) {
      this.nexts = roomier(this.nexts, row);
      this.previous = roomier(this.previous, row);
    }
  }
}

/** No row: the end of a list. */
export const NOBODY = -1;

function roomier(column: Int32Array, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * Math.max(column.length, index)).fill(NOBODY);
  larger.set(column);
  return larger;
}

const INITIAL_CAPACITY = 64;
