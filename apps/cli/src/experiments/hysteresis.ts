import type { Micros } from '@basin/engine';
import { hysteresis, type Hysteresis, type HysteresisQuestion } from '@basin/experiments';
import { readLoads, spread, usualLoad } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount, readDuration } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { bar, changesField, intervalFields, percent, shareFields, shownInterval, shownShare } from './shared-fields.ts';

interface Options {
  readonly loads?: string;
  readonly points: number;
  readonly hold: Micros;
}

/** Load up, then down again, in one run. */
export const hysteresisExperiment = defineExperiment<Options, HysteresisQuestion, Hysteresis>({
  name: 'hysteresis',
  summary: 'load up, then down: does it come back where it fell?',
  description:
    'In one run, lets load grow step by step and then go down again, without triggers. Where a loop keeps the system down, it heals only far below the load at which it fell; the difference is the width of the loop.',
  seeds: 3,
  addOptions: (command) =>
    command
      .option('--loads <range>', 'calls per second, such as 100..1600 (default: a tenth of the load to twice as much)')
      .option('--points <number>', 'how many loads', readCount, 10)
      .option(
        '--hold <duration>',
        'how long each load is held; its second half is measured',
        readDuration,
        60e6 as Micros,
      ),
  examples: [
    'hysteresis content/scenarios/hotos25-retry-queue --loads 1..12 --points 6 --seeds 1..2',
    'hysteresis retry-storm --loads 100..1600 --hold 30s --seeds 1..5',
  ],
  prepare: ({ system, seeds, options }) => {
    const load = usualLoad(system);
    if ('missing' in load) return load;
    const usual = load.perSecond;
    const loads = options.loads === undefined ? { from: usual / 10, to: 2 * usual } : readLoads(options.loads);
    return 'missing' in loads ? loads : { system, seeds, loads: spread(loads, options.points), holdUs: options.hold };
  },
  ask: (question, { runner, ...options }) => hysteresis(question, runner, options),
  report: (answer, { question: { loads, seeds } }) => [
    `Load up and down again, ${seeds.length} seeds; goodput as a share of offered load:`,
    ...table([['offered', 'way up', '', 'way down', ''], ...loads.map((load) => row(answer, load))], '>><><'),
    '',
    ...sentences(answer),
  ],
  json: ({ steps, perSeed, tripsAt, healsAt, width, hasLoop, changes }, { system }) => ({
    steps,
    perSeed: perSeed.map(({ ref, ...edges }) => ({ seed: ref.seed, ...edges })),
    tripsAt: tripsAt ?? NOTHING,
    healsAt: healsAt ?? NOTHING,
    width: width ?? NOTHING,
    hasLoop,
    changes: writtenChanges(changes, system),
  }),
  fields: [
    field('steps[].perSecond', 'calls/s', 'The load that was held.'),
    field('steps[].direction', 'text', '`up` or `down`; the highest load is held once, upwards.'),
    ...intervalFields('steps[].goodput', 'calls/s', 'Calls answered OK in time.'),
    ...intervalFields('steps[].attempts', 'attempts/s', 'Attempts sent by clients.'),
    ...intervalFields('steps[].goodputShare', 'share', 'Goodput ÷ offered load.'),
    field('perSeed[].seed', 'number', 'The seed.'),
    field('perSeed[].tripsAt', 'calls/s', 'The first load upwards that was not served; `null`: all were.'),
    field('perSeed[].healsAt', 'calls/s', 'The highest load downwards from which on all were served; `null`: none.'),
    ...intervalFields('tripsAt', 'calls/s', 'Over the seeds that fell; `null`: none did.'),
    ...intervalFields('healsAt', 'calls/s', 'Over the seeds that fell; 0 for one that did not heal at all.'),
    ...intervalFields('width', 'calls/s', 'The difference, seed by seed.'),
    ...shareFields('hasLoop', 'Seeds that healed more than two steps of load below where they fell.'),
    changesField('changes[]'),
  ],
});

const NOTHING = { value: null, low: null, high: null };

function row({ steps }: Hysteresis, load: number): string[] {
  const at = (direction: string): number =>
    steps.find((step) => step.perSecond === load && step.direction === direction)?.goodputShare.value ?? NaN;
  const [up, down] = [at('up'), at('down')];
  const isTop = Number.isNaN(down);
  return [
    `${formatNumber(load)}/s`,
    percent(up),
    bar(up, 1, 20).padEnd(20),
    isTop ? '' : percent(down),
    isTop ? '' : bar(down, 1, 20),
  ];
}

function sentences({ tripsAt, healsAt, width, hasLoop, perSeed }: Hysteresis): string[] {
  if (tripsAt === null || healsAt === null || width === null) return ['It serves every load that was tried.'];
  const lost = perSeed.filter((each) => each.healsAt === null).length;
  const loop = `The way back is another than the way there on ${shownShare(hasLoop)} seeds.`;
  return [
    `It falls at ${shownInterval(tripsAt)}/s and heals at ${shownInterval(healsAt)}/s: ${shownInterval(width)}/s wide.`,
    ...(lost === 0
      ? []
      : [`${lost} of ${perSeed.length} seeds heal not even at the lowest load: go lower, or hold longer.`]),
    hasLoop.count === 0 ? 'That is within the steps of the loads: no loop.' : loop,
  ];
}
