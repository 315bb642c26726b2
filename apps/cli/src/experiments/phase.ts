import {
  effectivePotential,
  phaseField,
  type EffectivePotential,
  type FieldCell,
  type PhaseField,
  type PhaseFieldQuestion,
} from '@basin/experiments';
import type { Micros } from '@basin/engine';
import { readAxis, spread } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount, readDuration } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { usualAxis } from './axes.ts';
import { defineExperiment } from './experiment.ts';
import { unknownSeries } from './series.ts';
import { changesField, shareFields } from './shared-fields.ts';

interface Options {
  readonly x: string;
  readonly y: string;
  readonly push?: string;
  readonly pushes: number;
  readonly settle?: Micros;
}

interface Answer {
  readonly field: PhaseField;
  readonly potential: EffectivePotential;
}

/** How the state moves once nothing pushes it. */
export const phase = defineExperiment<Options, PhaseFieldQuestion, Answer>({
  name: 'phase',
  summary: 'phase field: where the state drifts, both basins, and the potential between them',
  description:
    'Pushes the system by triggers of different size, lets it go, and shows how its state drifts in two measures, from which places it comes back, and the effective potential along the first of them: the landscape in which the state rolls.',
  seeds: 4,
  addOptions: (command) =>
    command
      .option(
        '--x <series>',
        'a measure across: queue, backingOff, inFlight, attempts, good, or <part>.<metric>',
        'queue',
      )
      .option('--y <series>', 'a measure upwards', 'inFlight')
      .option('--push <range>', 'path=from..to, what pushes it (default: the length of the first trigger)')
      .option('--pushes <number>', 'how many sizes of it', readCount, 8)
      .option('--settle <duration>', 'how long it is watched afterwards (default: as in the scenario)', readDuration),
  examples: [
    'phase retry-storm --change "set bucket 100ms" --push triggers.slow.for=500ms..4s --settle 30s --seeds 1..4',
  ],
  prepare: ({ system, seeds, options }) => {
    const read = options.push === undefined ? usualAxis(system) : readAxis(options.push, system);
    if ('missing' in read) return read;
    const unknown = unknownSeries(options.x, system.scenario) ?? unknownSeries(options.y, system.scenario);
    if (unknown !== undefined) return unknown;
    const { axis } = read;
    const values = spread(axis, options.pushes).map((value) => (axis.step === undefined ? value : Math.round(value)));
    const settle = options.settle === undefined ? {} : { settleUs: options.settle };
    const pushes = values.map((value) => [{ path: axis.path, value }]);
    return { system, seeds, x: options.x, y: options.y, pushes, bins: BINS, ...settle };
  },
  ask: async (question, { runner, ...options }) => {
    const measured = await phaseField(question, runner, options);
    return { field: measured, potential: effectivePotential(measured, 'x', { count: BINS.x }) };
  },
  report: ({ field: measured, potential }) => {
    const { binsX, binsY, trajectories } = measured;
    const back = trajectories.filter(({ survives }) => survives).length;
    const rows = Array.from({ length: BINS.y }, (_, row) => `  ${drawnRow(measured, row)}`).toReversed();
    return [
      `${measured.y} upwards to ${formatNumber(binsY.top)}`,
      ...rows,
      `  0${`${measured.x} ${formatNumber(binsX.top)}`.padStart(BINS.x - 1)}`,
      '',
      '  ← → ↑ ↓ drift, from where most runs come back   ⇐ ⇒ ⇑ ⇓ from where most do not   • no drift',
      `${back} of ${trajectories.length} runs came back.`,
      '',
      `Effective potential along ${measured.x}: ${landscape(potential)}`,
      `Wells at ${list(potential.wells)}; barriers at ${list(potential.barriers)}. Not measured: blank.`,
    ];
  },
  json: ({ field: measured, potential }, { system }) => ({
    x: measured.x,
    y: measured.y,
    bucketSeconds: measured.bucketUs / 1e6,
    cells: measured.cells.map(({ column: _column, row: _row, ...cell }) => cell),
    trajectories: measured.trajectories.map(({ ref, x, y, survives }) => {
      return { seed: ref.seed, survives, x, y, changes: writtenChanges(ref.changes, system) };
    }),
    boundary: measured.boundary,
    potential,
  }),
  fields: [
    field('x', 'text', 'The measure across.'),
    field('y', 'text', 'The measure upwards.'),
    field('bucketSeconds', 'seconds', 'The step of every trajectory.'),
    field('cells[].x', 'number', 'The middle of a cell that was visited.'),
    field('cells[].y', 'number', 'Its middle, upwards.'),
    field('cells[].driftX', 'per second', 'How x changes on average, from this cell on.'),
    field('cells[].driftY', 'per second', 'How y changes.'),
    field('cells[].count', 'number', 'Over how many steps.'),
    ...shareFields('cells[].stuck', 'Of the runs that came through: stayed down.'),
    field('trajectories[].seed', 'number', 'A run, from the end of the push on.'),
    field('trajectories[].survives', 'true or false', 'Whether it came back.'),
    field('trajectories[].x[]', 'number', 'x, one value per bucket.'),
    field('trajectories[].y[]', 'number', 'y, one value per bucket.'),
    changesField('trajectories[].changes[]'),
    ...(['fromX', 'fromY', 'toX', 'toY'] as const).map((end) =>
      field(`boundary[].${end}`, 'number', 'A piece of the line between the basins: from a point to a point.'),
    ),
    field('potential.along', 'text', 'The measure: x.'),
    field('potential.bins[].at', 'number', 'The middle of a bin.'),
    field('potential.bins[].count', 'number', 'Steps that began there.'),
    field('potential.bins[].drift', 'per second', 'How x changes there; `null`: too little was seen.'),
    field('potential.bins[].driftError', 'per second', 'Standard error of the drift.'),
    field('potential.bins[].potential', 'number', 'Minus the integral of the drift; begins anew behind a gap.'),
    field('potential.wells[]', 'number', 'Where the state comes to rest.'),
    field('potential.barriers[]', 'number', 'Where it parts.'),
  ],
});

function drawnRow({ cells }: PhaseField, row: number): string {
  return Array.from({ length: BINS.x }, (_, column) => {
    const cell = cells.find((each) => each.column === column && each.row === row);
    return cell === undefined ? ' ' : arrow(cell);
  })
    .join('')
    .trimEnd();
}

function arrow({ driftX, driftY, stuck, x, y }: FieldCell): string {
  // Against the size of the place, so that both measures count alike.
  const [across, up] = [driftX / (x || 1), driftY / (y || 1)];
  if (across === 0 && up === 0) return '•';
  const [right, left, above, below] = stuck.value > 0.5 ? ['⇒', '⇐', '⇑', '⇓'] : ['→', '←', '↑', '↓'];
  const isAcross = Math.abs(across) >= Math.abs(up);
  return (isAcross ? (across > 0 ? right : left) : up > 0 ? above : below) ?? '•';
}

/** Heights of the measured bins, in eighths of a line. */
function landscape({ bins }: EffectivePotential): string {
  const known = bins.flatMap(({ potential }) => potential ?? []);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return bins
    .map(({ potential }) =>
      potential === null ? ' ' : (BLOCKS[Math.round(((potential - low) / (high - low || 1)) * 7)] ?? ' '),
    )
    .join('')
    .trimEnd();
}

function list(values: readonly number[]): string {
  return values.length === 0 ? 'none' : values.map(formatNumber).join(', ');
}

const BINS = { x: 48, y: 16 };
const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
