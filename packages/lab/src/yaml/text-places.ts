import type { Span } from './diagnostic.ts';

/** From an offset in a text to its line and column, both counted from 1. */
export class TextPlaces {
  private readonly lineStarts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  /** Offsets outside the text are moved to its nearest end: a parser may point one past it. */
  span(from: number, to: number): Span {
    const start = this.place(from);
    const end = this.place(Math.max(from, to));
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  private place(offset: number): { line: number; column: number } {
    const at = Math.min(Math.max(offset, 0), this.length);
    let line = 1;
    let start = 0;
    for (let low = 1, high = this.lineStarts.length - 1; low <= high;) {
      const middle = (low + high) >> 1;
      const here = this.lineStarts[middle] ?? Infinity;
      if (here > at) {
        high = middle - 1;
        continue;
      }
      low = middle + 1;
      line = middle + 1;
      start = here;
    }
    return { line, column: at - start + 1 };
  }
}
