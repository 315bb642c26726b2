import type { ChartRun, FlowKey, PanelName } from '@basin/viz';

/** So that axes stand still while a run is played, and between runs that are compared. */
export function limitsOf(
  runs: readonly ChartRun[],
  lines: readonly FlowKey[] = ['offered', 'goodput', 'attempts'],
): Partial<Record<PanelName, number>> {
  const highest = (keys: readonly (keyof ChartRun['series'])[]) =>
    Math.max(
      ...runs.flatMap((run) => keys.map((key) => run.series[key].reduce((most, value) => Math.max(most, value), 0))),
    );
  return { flow: Math.max(1, highest(lines)), queue: Math.max(10, highest(['queue'])) };
}
