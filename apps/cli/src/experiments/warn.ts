import { earlyWarning, type EarlyWarning, type EarlyWarningQuestion } from '@basin/experiments';
import { readLoads, spread, usualLoad } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { formatNumber, formatTime } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { unknownSeries } from './series.ts';
import { changesField, intervalFields, scaled, shareFields, shownInterval } from './shared-fields.ts';

interface Options {
  readonly loads?: string;
  readonly points: number;
  readonly watch: string;
}

/** The signs of a tipping point that comes near. */
export const warn = defineExperiment<Options, EarlyWarningQuestion, EarlyWarning>({
  name: 'warn',
  summary: 'early-warning signs as load nears the tipping point',
  description:
    'Runs the scenario without triggers at growing loads and shows how much what waits fluctuates (variance), how long it remembers (autocorrelation from one bucket to the next) and how long a small push takes to be forgotten.',
  seeds: 5,
  addOptions: (command) =>
    command
      .option('--loads <range>', 'calls per second, such as 600..1300 (default: half the load to a third more)')
      .option('--points <number>', 'how many loads', readCount, 6)
      .option('--watch <series>', 'what is watched: backlog, queue, inFlight, or <part>.<metric>', 'backlog'),
  examples: [
    'warn content/scenarios/hotos25-retry-queue --loads 3..9 --points 3 --seeds 1..2',
    'warn retry-storm --loads 600..1300 --seeds 1..10',
  ],
  prepare: ({ system, seeds, options }) => {
    const load = usualLoad(system);
    if ('missing' in load) return load;
    const usual = load.perSecond;
    const loads = options.loads === undefined ? { from: usual / 2, to: (usual * 4) / 3 } : readLoads(options.loads);
    if ('missing' in loads) return loads;
    const unknown = unknownSeries(options.watch, system.scenario);
    return unknown ?? { system, seeds, loads: spread(loads, options.points), watch: options.watch };
  },
  ask: (question, { runner, ...options }) => earlyWarning(question, runner, options),
  report: ({ watch, points, trend }) => {
    const rows = points.map(({ perSecond, mean, variance, lag1, recoveryUs, recovered }) => [
      `${formatNumber(perSecond)}/s`,
      formatNumber(mean.value),
      shownInterval(variance),
      shownInterval(lag1),
      recoveryUs === null ? 'never' : formatTime(recoveryUs.value),
      `${recovered.count} of ${recovered.of}`,
    ]);
    const signs = [trend.variance, trend.lag1, trend.recoveryUs].map(formatNumber);
    return [
      `${watch}, as load grows:`,
      ...table([['offered', 'mean', 'variance', 'memory', 'recovery', 'recovered'], ...rows], '>>>>>>'),
      '',
      `Trend along the loads (Kendall's τ, 1: only ever grows): variance ${signs[0]}, memory ${signs[1]}, recovery ${signs[2]}.`,
    ];
  },
  json: ({ watch, points, trend }, { system }) => ({
    watch,
    points: points.map(({ recoveryUs, changes, pulsed, ...point }) => ({
      ...point,
      recoverySeconds: recoveryUs === null ? { value: null, low: null, high: null } : scaled(recoveryUs, 1e-6),
      changes: writtenChanges(changes, system),
      pulsed: writtenChanges(pulsed, system),
    })),
    trend: { variance: trend.variance, lag1: trend.lag1, recovery: trend.recoveryUs },
  }),
  fields: [
    field('watch', 'text', 'The series that was watched.'),
    field('points[].perSecond', 'calls/s', 'The load.'),
    ...intervalFields('points[].mean', 'number', 'Its mean, after a quarter of the run.'),
    ...intervalFields('points[].variance', 'number', 'Its variance from bucket to bucket.'),
    ...intervalFields('points[].lag1', 'number', 'Its autocorrelation from one bucket to the next, from −1 to 1.'),
    ...intervalFields('points[].recoverySeconds', 'seconds', 'Until a small push has fallen to 1/e; `null`: never.'),
    ...shareFields('points[].recovered', 'Runs in which it has.'),
    changesField('points[].changes[]'),
    changesField('points[].pulsed[]'),
    field('trend.variance', 'number', "Kendall's τ along the loads: 1 where it only ever grows."),
    field('trend.lag1', 'number', 'The same of the autocorrelation,'),
    field('trend.recovery', 'number', 'and of the recovery time.'),
  ],
});
