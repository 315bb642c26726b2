import { formatDuration, type Run, type Scenario } from '@basin/engine';
import { guardLines } from '../find/written-guards.ts';
import type { RunSetting } from '../json/run-json.ts';
import { lastTenth } from '../runs/stretch.ts';
import type { TimedRun } from '../runs/thread-runner.ts';
import { formatNumber } from '../terminal/number.ts';
import type { Style } from '../terminal/style.ts';
import { wrapped } from '../terminal/table.ts';
import { chart } from './chart.ts';
import { markLines } from './mark-lines.ts';
import { partTables } from './part-tables.ts';

/** One run, for reading: what was run, how it went, what was counted, how it ended. */
export function runReport(
  { run, wallSeconds }: TimedRun,
  of: RunSetting & { scenario: Scenario },
  style: Style,
): string {
  return [
    ...heading(of, style),
    `  seed ${run.seed}, ${formatDuration(run.durationUs)}`,
    '',
    ...chart(run, of.scenario, style),
    ...warmUpLine(run),
    ...partTables(run, style),
    '',
    ...markLines(run),
    outcome(run, style),
    `${ENDINGS[run.ended]} ${formatNumber(run.eventCount)} events in ${wallSeconds.toFixed(2)} s.`,
    `Engine ${run.engineVersion}, digest ${run.digest}.`,
    '',
  ].join('\n');
}

/** Title, file and the guards in force. */
export function heading({ title, file, guards }: RunSetting, style: Style): string[] {
  const lines = guardLines(guards);
  return [
    style('bold', title),
    `  ${file}`,
    '',
    ...(lines.length === 0 ? ['No guards in force.'] : ['Guards in force']),
    ...lines.flatMap(([place, written]) => [`  ${place}`, ...wrapped(written, 74).map((line) => `    ${line}`)]),
    '',
  ];
}

function warmUpLine(run: Run): string[] {
  if (run.warmUpUs === 0) return [];
  const text = `Counts, averages and durations leave out a warm-up of ${formatDuration(run.warmUpUs)} (rounded up to a bucket of ${formatDuration(run.bucketUs)}).`;
  return ['', ...wrapped(text, 78)];
}

function outcome(run: Run, style: Style): string {
  const { fromUs, offeredPerSecond, goodPerSecond, recovered } = lastTenth(run);
  const verdict = recovered ? style('green', 'healthy') : style('red', 'NOT healthy');
  const flow = `goodput ${formatNumber(round(goodPerSecond))}/s of ${formatNumber(round(offeredPerSecond))}/s offered`;
  return `In the end ${verdict}: ${flow} from ${formatDuration(fromUs)} on.`;
}

function round(perSecond: number): number {
  return Math.round(perSecond * 10) / 10;
}

const ENDINGS: Readonly<Record<Run['ended'], string>> = {
  'under-way': 'Stopped:',
  'at-time': 'Ran to its end:',
  'event-limit': 'CUT SHORT, more events than a run may take:',
  'attempt-limit': 'CUT SHORT, more attempts in flight than a run may hold:',
};
