import { meanUs, metrics, quantileUs, type DurationRecord, type PartRecord, type Run } from '@basin/engine';
import { SHARES } from '../json/quantiles.ts';
import { formatNumber, formatTime } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import type { Style } from '../terminal/style.ts';

/** What was measured about every part: counts and rates, levels, durations, with their units. */
export function partTables(run: Run, style: Style): string[] {
  return run.parts
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .flatMap((part) => ['', `${style('bold', part.name)} (${part.kind})`, ...numbers(part, run), ...durations(part)]);
}

/** Two metrics side by side: a dozen per part would fill a screen. */
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
  return table(rows, '<><<><');
}

function durations(part: PartRecord): string[] {
  const rows = Object.entries(part.durations).map(([key, record]) => [key, ...durationCells(record)]);
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

const ORDER = ['client', 'arrow', 'server'];
