/** What is measured about every part of a kind: the words of charts, measures, CSV and `--json`. */
export interface Metric {
  readonly key: string;
  /** `count`: how many happened. `level`: how many there are, averaged over time. `duration`: how long it took. */
  readonly form: 'count' | 'level' | 'duration';
  readonly unit: string;
  readonly describe: string;
}

/** Durations have series of these quantiles. */
export const SHARES: readonly number[] = [0.5, 0.9, 0.99];

/** The series of a metric, by their names in a run. */
export function seriesKeys({ form, key }: Metric): string[] {
  return form === 'duration' ? SHARES.map((share) => `${key}P${share * 100}`) : [key];
}

export const count = (key: string, unit: string, describe: string): Metric => ({ key, form: 'count', unit, describe });
export const level = (key: string, unit: string, describe: string): Metric => ({ key, form: 'level', unit, describe });
export const duration = (key: string, describe: string): Metric => ({ key, form: 'duration', unit: 'µs', describe });
