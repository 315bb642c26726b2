import type { Micros } from '@basin/engine';
import { basinWidth, type BasinWidth, type BasinWidthQuestion, type RunRef } from '@basin/experiments';
import { plain, rounded, type Unit } from '../border/number-form.ts';
import { readAxis, type FormedAxis } from '../border/range.ts';
import { writtenChanges } from '../border/written-change.ts';
import { readCount, readDuration } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { table } from '../terminal/table.ts';
import { usualAxis } from './axes.ts';
import { defineExperiment, type Shown } from './experiment.ts';
import { bar, changesField, intervalFields, percent, scaled, shareFields, shownShare } from './shared-fields.ts';

interface Options {
  readonly along?: string;
  readonly scan: number;
  readonly settle?: Micros;
}

interface Question extends BasinWidthQuestion {
  readonly along: FormedAxis;
}

/** The largest trigger that is survived. */
export const width = defineExperiment<Options, Question, BasinWidth>({
  name: 'width',
  summary: 'basin width: the largest trigger that is survived',
  description:
    'Looks for the largest value of a number, such as the length or strength of a trigger, after which the system still comes back: a scan over all seeds, then a bisection on each. A run that drains slowly counts as coming back.',
  seeds: 7,
  addOptions: (command) =>
    command
      .option('--along <range>', 'path=from..to (default: the length of the first trigger, up to four times as long)')
      .option('--scan <number>', 'how many values are tried on every seed', readCount, 5)
      .option(
        '--settle <duration>',
        'time to come back, after the last push (default: as in the scenario)',
        readDuration,
      ),
  examples: [
    'width content/scenarios/hotos25-retry-queue --along guards.servers.server.queueLimit.capacity=35..95 --settle 10m --seeds 1..3',
    'width retry-storm --along triggers.slow.for=1s..60s --seeds 1..20',
    'width retry-storm --along triggers.slow.slowDown.factor=1..20 --seeds 1..7',
  ],
  prepare: ({ system, seeds, options }) => {
    const read = options.along === undefined ? usualAxis(system) : readAxis(options.along, system);
    if ('missing' in read) return read;
    const settle = options.settle === undefined ? {} : { settleUs: options.settle };
    return { system, seeds, along: read.axis, scan: Math.max(2, options.scan), ...settle };
  },
  ask: (question, { runner, ...options }) => basinWidth(question, runner, options),
  report: (answer, shown) => {
    const { along, seeds } = shown.question;
    const show = (value: number): string => rounded(value, along.number.unit);
    const rows = answer.scanned.map(({ value, stuck }) => [show(value), shownShare(stuck), bar(stuck.value, 1, 20)]);
    return [
      `${along.path}, ${seeds.length} seeds; stayed down:`,
      ...table(rows, '><<'),
      '',
      ...sentences(answer, show),
      ...againLines(answer, shown),
    ];
  },
  json: (answer, { question: { along }, system }) => {
    const unit: Unit = along.number.unit;
    const inUnit = (value: number | null): number | null => (value === null ? null : plain(value, unit));
    const edge = (ref: RunRef | null): string[] => (ref === null ? [] : writtenChanges(ref.changes, system));
    const { confidence } = answer.width;
    return {
      along: { path: along.path, unit, from: plain(along.from, unit), to: plain(along.to, unit) },
      width: { ...scaled(answer.width, plain(1, unit)), confidence },
      isBelow: answer.isBelow,
      isAbove: answer.isAbove,
      everySeed: inUnit(answer.everySeed),
      resolution: plain(answer.resolution, unit),
      scanned: answer.scanned.map(({ value, stuck, changes }) => {
        return { value: plain(value, unit), stuck, changes: writtenChanges(changes, system) };
      }),
      perSeed: answer.perSeed.map(({ seed, survived, fell, survivedRun, fellRun }) => {
        return {
          seed,
          survived: inUnit(survived),
          fell: inUnit(fell),
          survivedChanges: edge(survivedRun),
          fellChanges: edge(fellRun),
        };
      }),
      notMonotone: answer.notMonotone.map(({ seed, fellAt, survivedAt }) => {
        return { seed, fellAt: inUnit(fellAt), survivedAt: inUnit(survivedAt) };
      }),
    };
  },
  fields: [
    field('along.path', 'text', 'The number that was varied.'),
    field('along.unit', 'text', '`duration`: in seconds; `rate`: per second; or `number`. So are all values below.'),
    field('along.from', 'number', 'Its smallest value,'),
    field('along.to', 'number', 'and its largest.'),
    ...intervalFields('width', 'number', 'The largest value survived: the median over the seeds.'),
    field(
      'width.confidence',
      'share',
      'What the interval is worth: of order statistics, so it depends on the number of seeds.',
    ),
    field('isBelow', 'true or false', 'More than half of the seeds fall even at the smallest value.'),
    field('isAbove', 'true or false', 'More than half of the seeds survive even the largest value.'),
    field('everySeed', 'number', 'What every seed survived; `null`: one falls at the smallest value.'),
    field('resolution', 'number', 'How near the edges were found.'),
    field('scanned[].value', 'number', 'A value that every seed was tried at.'),
    ...shareFields('scanned[].stuck', 'P(stuck): stayed down.'),
    changesField('scanned[].changes[]'),
    field('perSeed[].seed', 'number', 'The seed.'),
    field('perSeed[].survived', 'number', 'The largest value it survived before it first fell; `null`: none.'),
    field('perSeed[].fell', 'number', 'The smallest value at which it fell; `null`: none.'),
    changesField('perSeed[].survivedChanges[]'),
    changesField('perSeed[].fellChanges[]'),
    field('notMonotone[].seed', 'number', 'A seed that fell at a value and survived a larger one.'),
    field('notMonotone[].fellAt', 'number', 'Where it fell,'),
    field('notMonotone[].survivedAt', 'number', 'and what it survived.'),
  ],
});

function sentences(answer: BasinWidth, show: (value: number) => string): string[] {
  const { width: found, isAbove, isBelow, everySeed, notMonotone } = answer;
  const range = `${show(found.low)} … ${show(found.high)}, ${percent(found.confidence)} sure`;
  const main = isAbove
    ? `It survives more than ${show(found.value)}: the edge is beyond this range.`
    : isBelow
      ? 'It falls even at the smallest value of this range.'
      : `It survives up to ${show(found.value)} (${range}).`;
  return [
    main,
    everySeed === null ? 'Not every seed survives the smallest value.' : `Every seed survives ${show(everySeed)}.`,
    ...(notMonotone.length === 0 ? [] : [`${notMonotone.length} seeds fell and survived more beyond: look at a map.`]),
  ];
}

function againLines({ perSeed }: BasinWidth, { system, again }: Shown<Question>): string[] {
  const edge = perSeed.find(({ survivedRun, fellRun }) => survivedRun !== null && fellRun !== null);
  if (edge === undefined || edge.survivedRun === null || edge.fellRun === null) return [];
  const command = ({ changes, seed }: RunRef): string => again({ changes: writtenChanges(changes, system), seed });
  return [
    '',
    'Just this side of the edge, and just beyond it:',
    `  ${command(edge.survivedRun)}`,
    `  ${command(edge.fellRun)}`,
  ];
}
