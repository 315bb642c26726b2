import {
  meanUs,
  metrics,
  partsOf,
  quantileUs,
  wholeOf,
  type DurationRecord,
  type PartKind,
  type PartRecord,
  type Run,
} from '@basin/engine';
import { PART_KINDS, writtenNames } from '../json/part-kinds.ts';
import { SHARES } from '../json/quantiles.ts';
import { formatNumber, formatTime } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import type { Style } from '../terminal/style.ts';

/** What was measured about every part, replicas taken together: counts and rates, levels, durations, with their units. */
export function partTables(run: Run, style: Style): string[] {
  return (Object.keys(PART_KINDS) as PartKind[]).flatMap((kind) =>
    writtenNames(run, kind).flatMap((name) => {
      const part = wholeOf(run, name);
      const replicas = partsOf(run, name);
      const isWhole = replicas.length > 1 || replicas[0]?.name !== name;
      const title = isWhole ? `${kind}, ${replicas.length} replicas together` : kind;
      return ['', `${style('bold', name)} (${title})`, ...numbers(part, run), ...durations(part)];
    }),
  );
}

/** Two metrics side by side, where there is room: a dozen per part would fill a screen. */
function numbers(part: PartRecord, run: Run): string[] {
  const measuredSeconds = (run.nowUs - run.warmUpUs) / 1e6;
  const cells = metrics[part.kind].flatMap(({ key, form, unit }) => {
    const total = part.totals[key] ?? NaN;
    if (form === 'duration') return [];
    if (form === 'level') return [[key, formatNumber(total), `${unit}, mean`]];
    return [[key, formatNumber(total), `${unit}, ${formatNumber(total / measuredSeconds)}/s`]];
  });
  const half = Math.ceil(cells.length / 2);
  const rows = cells.slice(0, half).map((cell, index) => [...cell, ...(cells[half + index] ?? ['', '', ''])]);
  const beside = table(rows, '<><<><');
  return beside.every((line) => line.length <= WIDTH) ? beside : table(cells, '<><');
}

function durations(part: PartRecord): string[] {
  const rows = Object.entries(part.durations).map(([key, record]) => [key, ...durationCells(record)]);
  if (rows.length === 0) return [];
  const header = ['', 'mean', ...SHARES.map((share) => `p${share}`), 'max', 'of'];
  return ['', ...table([header, ...rows], '<>>>>>>')];
}

function durationCells(record: DurationRecord): string[] {
  return [
    formatTime(meanUs(record)),
    ...SHARES.map((share) => formatTime(quantileUs(record, share / 100))),
    record.count === 0 ? '—' : formatTime(record.maxUs),
    formatNumber(record.count),
  ];
}

const WIDTH = 80;
