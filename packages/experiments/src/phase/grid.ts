/** Equal bins from 0 to a highest value; what lies above it belongs to the last. */
export interface Bins {
  readonly count: number;
  readonly top: number;
}

export function binOf({ count, top }: Bins, value: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((value / top) * count)));
}

/** The middle of a bin. */
export function middleOf({ count, top }: Bins, index: number): number {
  return ((index + 0.5) * top) / count;
}

/** Mean and mean square of steps that began in a bin. */
export class Steps {
  count = 0;
  private sum = 0;
  private squares = 0;

  add(step: number): void {
    this.count += 1;
    this.sum += step;
    this.squares += step * step;
  }

  get mean(): number {
    return this.sum / this.count;
  }

  get variance(): number {
    return Math.max(0, this.squares / this.count - this.mean ** 2);
  }

  /** Of the mean; steps that follow each other are taken for independent. */
  get error(): number {
    return Math.sqrt(this.variance / this.count);
  }
}
