import { resized } from './table.ts';

/** A number for each row of a table, for who has to remember something of an attempt or a call. 0 until it is set. */
export class Column {
  private values = new Float64Array(64);

  get(row: number): number {
    return row < this.values.length ? this.values[row]! : 0;
  }

  set(row: number, value: number): void {
    if (row >= this.values.length) this.values = resized(this.values, 2 * row);
    this.values[row] = value;
  }
}
