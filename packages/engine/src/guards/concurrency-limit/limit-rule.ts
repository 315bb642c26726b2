/** How a limit of concurrency follows from what is seen of the attempts that leave. */
export interface LimitRule {
  /** How many attempts may be in the system now; a whole number. */
  readonly limit: number;
  /** An attempt was answered OK, or dropped after it had entered. `inSystem` is how many there were when it came, itself included. */
  onSample(sojournUs: number, inSystem: number, isDropped: boolean): void;
}

/** A limit that does not move. */
export class FixedLimit implements LimitRule {
  declare readonly limit: number;

  constructor({ limit }: { readonly limit: number }) {
    this.limit = limit;
  }

  onSample(): void {}
}
