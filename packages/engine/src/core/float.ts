/**
 * A number that V8 keeps as a float64 from the start, for the first value of a field that will hold times or fractions.
 *
 * A field that begins as 0 is a small integer to V8 until something larger or broken is written to it. Then the shape of
 * its object is replaced by another, and all code that had relied on the shape checks it at each access from then on.
 */
export function float(value: number): number {
  CELL[0] = value;
  return CELL[0];
}

const CELL = new Float64Array(1);
