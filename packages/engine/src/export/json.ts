import type { DurationRecord, PartRecord, Run } from '../run.ts';

/**
 * A run as JSON, complete: `fromJson` makes the same run of it.
 *
 * Series become arrays, with null for what was not measured; of a histogram only the bins that hold something are
 * written.
 */
export function toJson(run: Run): string {
  const parts = run.parts.map((part) => ({
    ...part,
    series: mapped(part.series, (values) => Array.from(values, (value) => (Number.isNaN(value) ? null : value))),
    durations: mapped(part.durations, (record) => ({ ...record, bins: sparse(record.bins) })),
  }));
  return JSON.stringify({ format: FORMAT, ...run, parts });
}

/** The run that `toJson` has written; null if the text is something else. */
export function fromJson(text: string): Run | null {
  const json = parsed(text) as { readonly format?: unknown; readonly parts?: unknown } | null;
  if (json === null || typeof json !== 'object' || json.format !== FORMAT || !Array.isArray(json.parts)) return null;
  const { format: _, ...run } = json;
  return { ...run, parts: (json.parts as WrittenPart[]).map(partOf) } as unknown as Run;
}

function partOf({ durations, series, ...part }: WrittenPart): PartRecord {
  return {
    ...part,
    series: mapped(series, (values) => Float64Array.from(values, (value) => value ?? NaN)),
    durations: mapped(durations, ({ bins, ...record }): DurationRecord => ({ ...record, bins: dense(bins) })),
  };
}

type WrittenPart = Omit<PartRecord, 'series' | 'durations'> & {
  readonly series: Readonly<Record<string, readonly (number | null)[]>>;
  readonly durations: Readonly<Record<string, Omit<DurationRecord, 'bins'> & { readonly bins: SparseBins }>>;
};

interface SparseBins {
  readonly length: number;
  /** Which bins hold something, and how much. */
  readonly at: readonly number[];
  readonly counts: readonly number[];
}

function sparse(bins: Uint32Array): SparseBins {
  const at: number[] = [];
  for (let bin = 0; bin < bins.length; bin++) if (bins[bin]! > 0) at.push(bin);
  return { length: bins.length, at, counts: at.map((bin) => bins[bin]!) };
}

function dense({ length, at, counts }: SparseBins): Uint32Array {
  const bins = new Uint32Array(length);
  for (const [i, bin] of at.entries()) bins[bin] = counts[i]!;
  return bins;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function mapped<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

const FORMAT = 'basin-run-1';
