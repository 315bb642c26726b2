import { correlationMatrix, wholeOf, type Correlation, type PartRecord, type Run, type Scenario } from '@basin/engine';

/** Who moves with whom over a run: between different boxes, each by what its neighbours feel of it. */
interface Moves {
  readonly names: readonly string[];
  readonly matrix: readonly (readonly Correlation[])[];
}

export function movesOf(scenario: Scenario, run: Run): Moves {
  const boxes = Object.entries(scenario.components).flatMap(([name, settings]) => {
    const felt = FELT[Object.keys(settings)[0] ?? ''];
    return felt ? [{ part: name, ...felt }] : [];
  });
  const arrows = Object.keys(scenario.arrows).map((part) => ({ part, key: 'retries', title: 'retries' }));
  const signals = [...boxes, ...arrows].flatMap(({ part, key, title }) => {
    const values = wholeOf(run, part).series[key];
    return values?.some((value) => value !== values[0]) ? [{ name: `${part}: ${title}`, values }] : [];
  });
  const shown = signals.slice(0, MOST_SIGNALS);
  const names = shown.map(({ name }) => name);
  const parts = shown.map(({ name, values }): PartRecord => {
    return { name, kind: 'arrow', series: { value: values }, totals: {}, durations: {} };
  });
  return { names, matrix: correlationMatrix({ ...run, parts }, names, 'value') };
}

const FELT: Readonly<Record<string, { readonly key: string; readonly title: string }>> = {
  client: { key: 'good', title: 'good calls' },
  server: { key: 'queue', title: 'queue' },
  pool: { key: 'waiting', title: 'waiting' },
  cache: { key: 'misses', title: 'misses' },
};

/** More are no picture any more. */
const MOST_SIGNALS = 8;
