import { loadCurve, type LoadCurve, type LoadCurveQuestion } from '@basin/experiments';
import { readLoads, spread, usualLoad } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { bar, changesField, intervalFields, percent, shownInterval } from './shared-fields.ts';

interface Options {
  readonly loads?: string;
  readonly points: number;
}

/** Throughput and goodput against offered load. */
export const curve = defineExperiment<Options, LoadCurveQuestion, LoadCurve>({
  name: 'curve',
  summary: 'goodput against offered load: does it bend back, and where?',
  description:
    'Runs the scenario without its triggers at growing loads and shows goodput, throughput and attempts. A system that does work for nobody loses goodput where it is offered more than it can do.',
  seeds: 3,
  addOptions: (command) =>
    command
      .option('--loads <range>', 'calls per second, such as 200..1600 (default: a fifth of the load to twice as much)')
      .option('--points <number>', 'how many loads', readCount, 10),
  examples: [
    'curve content/scenarios/hotos25-retry-queue --loads 3..15 --points 4 --seeds 1..2',
    'curve retry-storm --loads 600..2000 --seeds 1..5',
  ],
  prepare: ({ system, seeds, options }) => {
    const load = usualLoad(system);
    if ('missing' in load) return load;
    const usual = load.perSecond;
    const loads = options.loads === undefined ? { from: usual / 5, to: 2 * usual } : readLoads(options.loads);
    return 'missing' in loads ? loads : { system, seeds, loads: spread(loads, options.points) };
  },
  ask: (question, { runner, ...options }) => loadCurve(question, runner, options),
  report: ({ points, bend, seeds }) => {
    const top = Math.max(...points.map(({ goodput }) => goodput.value));
    const rows = points.map(({ perSecond, goodput, throughput, attempts }) => [
      `${formatNumber(perSecond)}/s`,
      shownInterval(goodput),
      formatNumber(throughput.value),
      formatNumber(attempts.value),
      bar(goodput.value, top, 24),
    ]);
    const bent =
      bend === null
        ? 'Goodput does not bend back, up to the highest load tried.'
        : `Goodput bends back between ${formatNumber(bend.fromPerSecond)}/s and ${formatNumber(bend.toPerSecond)}/s; at the highest load ${percent(bend.lostShare)} of it is gone.`;
    return [
      `Without triggers, ${seeds.length} seeds, per second:`,
      ...table([['offered', 'goodput', 'served', 'attempts', 'goodput'], ...rows], '>>>><'),
      '',
      bent,
    ];
  },
  json: ({ points, bend, seeds }, { system }) => ({
    seeds,
    points: points.map(({ changes, ...point }) => ({ ...point, changes: writtenChanges(changes, system) })),
    bend: bend ?? { fromPerSecond: null, toPerSecond: null, lostShare: null },
  }),
  fields: [
    field('seeds[]', 'number', 'The seeds of every point.'),
    field('points[].perSecond', 'calls/s', 'The load that was asked for.'),
    ...intervalFields(
      'points[].offered',
      'calls/s',
      'The load there was, on average over the second half of each run.',
    ),
    ...intervalFields('points[].goodput', 'calls/s', 'Calls answered OK in time.'),
    ...intervalFields(
      'points[].throughput',
      'attempts/s',
      'Attempts that the servers the clients call have finished, in vain or not.',
    ),
    ...intervalFields('points[].attempts', 'attempts/s', 'Attempts sent by clients.'),
    changesField('points[].changes[]'),
    field(
      'bend.fromPerSecond',
      'calls/s',
      'The load of the highest goodput; `null`, like the rest, if goodput does not bend back.',
    ),
    field(
      'bend.toPerSecond',
      'calls/s',
      'The first load beyond it with less than nine tenths of that goodput, by more than chance.',
    ),
    field('bend.lostShare', 'share', 'Of the highest goodput, how much is gone at the highest load.'),
  ],
});
