import { QUOTED } from './quoted.ts';
import { DESCRIBED, type ModelName } from './reference-model.ts';
import { PROGRAMS, type Laps, type ProgramName } from './rounds.ts';
import { compare, LARGEST_DIFFERENCE, sum, type Tally } from './tally.ts';

/** How fast each program ran one model, and against whom. */
export function speeds(model: ModelName, laps: Laps): string {
  const mine = laps[model];
  const rows = PROGRAMS.filter((program) => mine[program].length > 0).map((program) => [
    NAMES[program],
    (median(mine[program].map((lap) => perSecond(model, lap))) / 1e6).toFixed(2),
    ratioOf(mine[program], mine.heap, 'seconds'),
    ratioOf(mine[program], mine.ring, 'seconds'),
    ratioOf(mine[program], mine.heap, 'cpuSeconds'),
  ]);
  const quoted = QUOTED.map(({ name, heapTimes }) => [
    `${name} (quoted)`,
    '',
    `1/${Math.round(1 / heapTimes[model])}`,
    '',
    '',
  ]);
  const unit = model === 'H' ? 'M requests/s' : 'M attempts/s';
  const events = (median(mine.engine.map((lap) => lap.events / lap.seconds)) / 1e6).toFixed(2);
  const lines = [
    `${model}: ${DESCRIBED[model]}`,
    ...table([['', unit, '× C++ heap', '× C++ ring', '× C++ heap, CPU time'], ...rows, ...quoted]),
    `  Basin's kernel lived through ${events} M events/s. Goal: ${GOALS[model].toFixed(1)} × C++ heap.`,
  ];
  return lines.join('\n');
}

/** Whether the engine and the hand-written program simulated the same thing. */
export function agreement(model: ModelName, laps: Laps): { text: string; isSame: boolean } {
  const comparisons = compare(model, sum(laps[model].engine), sum(laps[model].heap));
  const rows = comparisons.map(({ what, ours, theirs, standardErrors }) => [
    what,
    short(ours),
    short(theirs),
    `${standardErrors.toFixed(1)} standard errors`,
  ]);
  const isSame = comparisons.every(({ standardErrors }) => standardErrors <= LARGEST_DIFFERENCE);
  const conclusion = isSame ? 'the same, within sampling error' : 'NOT the same: the ratios above mean nothing';
  return {
    text: [`${model}: ${conclusion}`, ...table([['', 'Basin', 'C++ heap', 'apart'], ...rows])].join('\n'),
    isSame,
  };
}

/** Columns of equal width: names to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => {
    const cells = row.map((cell, column) => (column === 0 ? cell.padEnd(widthOf(0)) : cell.padStart(widthOf(column))));
    return `  ${cells.join('   ')}`.trimEnd();
  });
}

/**
 * How many times faster, round by round, so that a slow spell of the machine slows both sides of the ratio. All programs
 * run the same calls, to within their dice. Time on the clock is what people wait; CPU time is steadier where others
 * share the machine.
 */
function ratioOf(mine: readonly Tally[], theirs: readonly Tally[], time: 'seconds' | 'cpuSeconds'): string {
  if (theirs.length === 0) return '—';
  return median(mine.map((lap, round) => (theirs[round]?.[time] ?? NaN) / lap[time])).toFixed(2);
}

function perSecond(model: ModelName, lap: Tally): number {
  return (model === 'H' ? lap.calls : lap.attempts) / lap.seconds;
}

/** The middle one; of an even number, the lower of the two. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? NaN;
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

const NAMES: Readonly<Record<ProgramName, string>> = {
  heap: 'C++ by hand, one heap',
  ring: 'C++ by hand, timeouts in a ring',
  engine: 'Basin engine',
};
const GOALS: Readonly<Record<ModelName, number>> = { H: 1.2, S: 1 };
