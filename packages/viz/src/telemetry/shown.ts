/** What a dashboard draws: series only, one value per bucket. Rates are per second, shares 0 to 1, latencies seconds. */
export interface ShownTelemetry {
  readonly bucketUs: number;
  readonly offered: readonly number[];
  readonly good: readonly number[];
  readonly attempts: readonly number[];
  readonly origin: readonly number[];
  readonly hits: readonly number[];
  readonly waiting: readonly number[];
  /** Null: no call ended OK. */
  readonly latencyP50: readonly (number | null)[];
  readonly latencyP99: readonly (number | null)[];
  readonly parts: readonly {
    readonly name: string;
    readonly busy: readonly number[];
    readonly failing: readonly number[];
  }[];
  /** When something was going on; a moment where both are equal. */
  readonly events: readonly { readonly fromUs: number; readonly toUs: number }[];
}

/** In seconds. */
export function lengthOf({ bucketUs, offered }: ShownTelemetry): number {
  return (offered.length * bucketUs) / 1e6;
}

/** The mean over each ten seconds, for a table: a row for every bucket would be read by nobody. Null where there is none. */
export function coarse(values: readonly (number | null)[], bucketUs: number): (number | null)[] {
  const every = Math.max(1, Math.round((ROW_SECONDS * 1e6) / bucketUs));
  return Array.from({ length: Math.ceil(values.length / every) }, (_, row) => {
    const some = values.slice(row * every, (row + 1) * every).filter((value) => value !== null);
    return some.length === 0 ? null : some.reduce((sum, value) => sum + value, 0) / some.length;
  });
}

export const ROW_SECONDS = 10;
