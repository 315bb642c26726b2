import type { PartRecord } from '../run.ts';

export interface WastedWork {
  /** After the warm-up: of what was served, the share that nobody waited for any more; NaN where nothing was served. */
  readonly share: number;
  /** The same, one value per bucket. */
  readonly shares: Float64Array;
}

/** How much of a server's work was for callers who had left: what keeps an overload alive. */
export function wastedWork({ series, totals }: PartRecord): WastedWork {
  const { served, wasted } = series;
  return {
    share: (totals['wasted'] ?? NaN) / (totals['served'] ?? NaN),
    shares: Float64Array.from(served ?? [], (count, i) => (wasted?.[i] ?? NaN) / count),
  };
}
