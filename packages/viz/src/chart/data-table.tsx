import { memo } from 'react';
import { formatNumber, secondsText } from '../number.ts';
import { NumbersTable } from '../plot/numbers-table.tsx';
import type { ChartRun, SeriesKey } from './chart-run.ts';
import type { PanelName } from './layout.ts';
import type { Shown } from './readout.ts';
import { triggerText } from './trigger-windows.ts';

interface DataTableProps extends Shown {
  readonly caption: string;
}

/** The picture's numbers for those who cannot see it or want to see exactly: means over some thirty stretches of time. */
export const DataTable = memo(function DataTable({ run, panels, lines, caption }: DataTableProps) {
  const columns = COLUMNS.filter((column) => panels.includes(column.panel)).filter(
    (column) => column.panel !== 'flow' || lines.some((line) => line === column.key),
  );
  const hasTriggers = run.triggers.length > 0;
  return (
    <NumbersTable
      caption={caption}
      columns={['time, s', ...columns.map(({ title }) => title), ...(hasTriggers ? ['trigger'] : [])]}
      rows={stretchesOf(run).map((stretch) => [
        `${secondsText(stretch.from * run.bucketUs)}–${secondsText(stretch.to * run.bucketUs)}`,
        ...columns.map(({ key }) => formatNumber(mean(run.series[key], stretch))),
        ...(hasTriggers ? [triggersIn(run, stretch)] : []),
      ])}
    />
  );
});

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Cut from the whole duration, so that the rows of a growing run stay what they are. The last may be shorter. */
function stretchesOf(run: ChartRun): Stretch[] {
  const length = Math.max(1, Math.ceil(run.durationUs / run.bucketUs / ROWS));
  return Array.from({ length: Math.ceil(run.bucketCount / length) }, (_, row) => ({
    from: row * length,
    to: Math.min((row + 1) * length, run.bucketCount),
  }));
}

/** Over the buckets that have a value. Rates and queues need no more digits than whole ones. */
function mean(values: Float64Array, stretch: Stretch): number {
  const present = values.subarray(stretch.from, stretch.to).filter((value) => !Number.isNaN(value));
  const average = present.reduce((sum, value) => sum + value, 0) / present.length;
  return average >= 10 ? Math.round(average) : average;
}

function triggersIn(run: ChartRun, stretch: Stretch): string {
  const [fromUs, toUs] = [stretch.from * run.bucketUs, stretch.to * run.bucketUs];
  return run.triggers
    .filter((trigger) => trigger.fromUs < toUs && trigger.toUs > fromUs)
    .map(triggerText)
    .join('; ');
}

const ROWS = 30;

const COLUMNS: readonly { key: SeriesKey; panel: PanelName; title: string }[] = [
  { key: 'offered', panel: 'flow', title: 'offered, calls/s' },
  { key: 'goodput', panel: 'flow', title: 'goodput, calls/s' },
  { key: 'attempts', panel: 'flow', title: 'attempts/s' },
  { key: 'timeouts', panel: 'flow', title: 'timeouts/s' },
  { key: 'errors', panel: 'flow', title: 'errors/s' },
  { key: 'shed', panel: 'flow', title: 'shed/s' },
  { key: 'queue', panel: 'queue', title: 'queue, attempts' },
  { key: 'latencyP50', panel: 'latency', title: 'latency p50, s' },
  { key: 'latencyP99', panel: 'latency', title: 'latency p99, s' },
];
