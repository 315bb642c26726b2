import type { Run } from '@basin/engine';
import { seriesOf } from '../json/run-json.ts';

/**
 * Every series of a run, one line per bucket: counts per second, levels as averages, durations in seconds, empty where
 * there is none. Columns are named `users -> checkout.attempts`; with several runs, lines begin with the seed.
 */
export function csv(runs: readonly Run[]): string {
  const [first] = runs;
  if (first === undefined) return '';
  const columns = (run: Run): [string, Float64Array][] =>
    run.parts.flatMap((part) =>
      Object.entries(seriesOf(part, run)).map(([key, values]): [string, Float64Array] => [
        `${part.name}.${key}`,
        values,
      ]),
    );
  const hasSeeds = runs.length > 1;
  const lines = [[...(hasSeeds ? ['seed'] : []), 'seconds', ...columns(first).map(([name]) => name)].join(',')];
  for (const run of runs) {
    const values = columns(run).map(([, each]) => each);
    for (let index = 0; index < run.bucketCount; index++) {
      const cells = values.map((each) => written(each[index] ?? NaN));
      lines.push([...(hasSeeds ? [run.seed] : []), (index * run.bucketUs) / 1e6, ...cells].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

function written(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
