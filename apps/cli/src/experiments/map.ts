import type { Micros } from '@basin/engine';
import { basinMap, type BasinMap, type BasinMapQuestion, type MapAxis } from '@basin/experiments';
import { plain, rounded } from '../border/number-form.ts';
import { readAxis, type FormedAxis } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount, readDuration } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { rateAxis, usualAxis } from './axes.ts';
import { MAP_LEGEND, mapLines } from '../report/map-lines.ts';
import { defineExperiment } from './experiment.ts';
import { changesField, shareFields } from './shared-fields.ts';

interface Options {
  readonly x?: string;
  readonly y?: string;
  readonly columns: number;
  readonly rows: number;
  readonly settle?: Micros;
}

interface Question extends BasinMapQuestion {
  readonly x: MapAxis & FormedAxis;
  readonly y: MapAxis & FormedAxis;
}

/** Two numbers varied at once. */
export const map = defineExperiment<Options, Question, BasinMap>({
  name: 'map',
  summary: 'basin map: two numbers varied, where it comes back and where not',
  description:
    'Varies two numbers and shows where the system comes back. A coarse grid first, then only cells whose neighbours disagree: most of the map is not run.',
  seeds: 3,
  addOptions: (command) =>
    command
      .option('--x <range>', 'path=from..to, across (default: the rate of the first client)')
      .option('--y <range>', 'path=from..to, upwards (default: the length of the first trigger)')
      .option('--columns <number>', 'values across', readCount, 33)
      .option('--rows <number>', 'values upwards', readCount, 17)
      .option(
        '--settle <duration>',
        'time to come back, after the last push (default: as in the scenario)',
        readDuration,
      ),
  examples: [
    'map retry-storm --seeds 1..3',
    'map retry-storm --x triggers.slow.slowDown.factor=1..12 --y triggers.slow.for=1s..60s --settle 60s --seeds 1..5',
  ],
  prepare: ({ system, seeds, options }) => {
    const x = options.x === undefined ? rateAxis(system) : readAxis(options.x, system);
    const y = options.y === undefined ? usualAxis(system) : readAxis(options.y, system);
    if ('missing' in x) return x;
    if ('missing' in y) return y;
    const settle = options.settle === undefined ? {} : { settleUs: options.settle };
    const across = { ...x.axis, count: options.columns };
    return { system, seeds, x: across, y: { ...y.axis, count: options.rows }, ...settle };
  },
  ask: (question, { runner, ...options }) => basinMap(question, runner, options),
  report: (answer, { question }) => {
    const { cells, seeds, measured } = answer;
    const showY = (value: number | undefined): string => rounded(value ?? NaN, question.y.number.unit);
    const showX = (value: number | undefined): string => rounded(value ?? NaN, question.x.number.unit);
    const words = { x: { path: question.x.path, show: showX }, y: { path: question.y.path, show: showY } };
    return [
      ...mapLines(answer, words),
      '',
      `  ${MAP_LEGEND}`,
      `${seeds.length} seeds; ${measured} of ${cells.length} cells were run, the others lie between cells that agree.`,
    ];
  },
  json: ({ x, y, cells, seeds, measured }, { question, system }) => ({
    x: {
      path: question.x.path,
      unit: question.x.number.unit,
      values: x.map((value) => plain(value, question.x.number.unit)),
    },
    y: {
      path: question.y.path,
      unit: question.y.number.unit,
      values: y.map((value) => plain(value, question.y.number.unit)),
    },
    seeds,
    measured,
    cells: cells.map(({ stuck, outcomes, changes }, index) => ({
      column: index % x.length,
      row: Math.floor(index / x.length),
      stuck,
      outcomes,
      changes: writtenChanges(changes, system),
    })),
  }),
  fields: [
    ...(['x', 'y'] as const).flatMap((axis) => [
      field(`${axis}.path`, 'text', 'The number that was varied.'),
      field(`${axis}.unit`, 'text', '`duration`: in seconds; `rate`: per second; or `number`.'),
      field(`${axis}.values[]`, 'number', 'Its values.'),
    ]),
    field('seeds[]', 'number', 'The seeds of every cell.'),
    field('measured', 'number', 'How many cells were run.'),
    field('cells[].column', 'number', 'Index into the values of x, from 0.'),
    field('cells[].row', 'number', 'Index into the values of y, from 0.'),
    ...shareFields('cells[].stuck', 'P(stuck): stayed down; of a cell that was not run, as its neighbours.'),
    field(
      'cells[].outcomes[]',
      'text',
      'By seed: `recovers`, `drains`, `stays-down` or `cut-short`; none if the cell was not run.',
    ),
    changesField('cells[].changes[]'),
  ],
});
