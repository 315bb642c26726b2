import { formatNumber, formatSeconds } from '../number.ts';
import { meaningOf } from '../theme/meanings.ts';
import type { ChartRun, FlowKey, SeriesKey } from './chart-run.ts';
import type { PanelName } from './layout.ts';

/** What a chart shows of a run. */
export interface Shown {
  readonly run: ChartRun;
  readonly panels: readonly PanelName[];
  readonly lines: readonly FlowKey[];
}

export type ShownMeaning = FlowKey | 'retries' | 'queue' | 'latency';

/** The values of one bucket in a sentence: "72 s: offered load 1 003/s, goodput 0/s, … queue 4 096". */
export function readout(shown: Shown, bucket: number): string {
  const values = shownMeanings(shown).map((id) => `${meaningOf(id).word} ${valueText(shown.run, id, bucket)}`);
  return `${formatSeconds(bucket * shown.run.bucketUs)}: ${values.join(', ')}`;
}

/** In the order of the panels; retries follow the attempts that they are part of. */
export function shownMeanings({ panels, lines }: Pick<Shown, 'panels' | 'lines'>): ShownMeaning[] {
  return panels.flatMap((panel): ShownMeaning[] => {
    switch (panel) {
      case 'flow':
        return lines.flatMap((key): ShownMeaning[] => (key === 'attempts' ? ['attempts', 'retries'] : [key]));
      case 'queue':
        return ['queue'];
      case 'latency':
        return ['latency'];
    }
  });
}

export function valueText(run: ChartRun, id: ShownMeaning, bucket: number): string {
  const at = (key: SeriesKey) => run.series[key][bucket] ?? NaN;
  if (id === 'latency') {
    const [median, tail] = [at('latencyP50'), at('latencyP99')];
    return Number.isNaN(tail) ? '–' : `${formatNumber(median)}–${formatSeconds(tail * 1e6)}`;
  }
  const unit = id === 'queue' ? '' : '/s';
  return Number.isNaN(at(id)) ? '–' : `${formatNumber(at(id))}${unit}`;
}
