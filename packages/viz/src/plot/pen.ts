/**
 * Paths are drawn on a grid of whole numbers, GRID wide and GRID high, which the SVG stretches over the panel. So a path
 * is the same at every width (nothing needs to be measured), and short: relative moves between whole numbers.
 */
export const GRID = 4000;

/** Writes a path's relative moves. */
export class Pen {
  #path = '';
  #x = 0;
  #y = 0;
  #isDown = false;
  /** Just put down: the next move is the first of its command. */
  #isFresh = false;

  lineTo(toX: number, toY: number): void {
    if (!this.#isDown) this.#begin(toX, toY);
    else if (toX !== this.#x || toY !== this.#y) this.#move(toX - this.#x, toY - this.#y);
    this.#x = toX;
    this.#y = toY;
    this.#isDown = true;
  }

  lift(): void {
    this.#isDown = false;
  }

  close(): void {
    this.#path += 'Z';
    this.lift();
  }

  path(): string {
    // A path of one point is a move without a line: draw a dot, so that a streaming run shows its first bucket.
    return this.#path.replace(/l(?=M|Z|$)/g, 'h0');
  }

  #begin(toX: number, toY: number): void {
    this.#path += `M${toX} ${toY}l`;
    this.#isFresh = true;
  }

  /** A minus sign parts two numbers as well as a space does. */
  #move(dx: number, dy: number): void {
    this.#path += `${dx < 0 || this.#isFresh ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    this.#isFresh = false;
  }
}
