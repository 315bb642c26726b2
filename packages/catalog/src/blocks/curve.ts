import * as z from 'zod';
import { defineBlock, namesSystem, words, type NamedSystem, type WrongProperty } from './block.ts';
import { checkControls, control } from './runs.ts';

const options = z
  .array(z.strictObject({ says: words(), value: z.number() }))
  .min(2)
  .exactOptional();

const prediction = {
  ask: words(),
  at: z.number().describe('The value of the axis that is asked about.'),
  options,
  most: z.number().positive().exactOptional().describe('The end of the slider, where there are no options.'),
  shownTo: z.number().describe('What lies beyond is hidden until there is a guess.'),
};

const curve = {
  ...namesSystem,
  title: words(),
  id: words().exactOptional().describe('Of the figure in addresses.'),
  seeds: z.int().min(2).max(200).exactOptional().describe('What the reader may ask for; 20 unless said otherwise.'),
  firstSeeds: z.int().min(1).max(20).exactOptional().describe('What the page is made with; 3 unless said otherwise.'),
  controls: z.array(control).exactOptional(),
  panels: z
    .array(z.enum(['flow', 'queue', 'latency']))
    .min(1)
    .exactOptional()
    .describe('Of the run that a reader steps down into.'),
};

const axis = z.strictObject({
  label: words(),
  at: words().describe('Where the number is, as in a control.'),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
  unit: z.enum(['s', 'ms']).exactOptional().describe('Of a duration.'),
  times: z.number().positive().exactOptional().describe('The number is so many times the value of the axis.'),
  isShare: z.boolean().exactOptional().describe('Its values are written as percent.'),
});

const line = z.strictObject({
  says: words(),
  scenario: words().exactOptional(),
  guards: namesSystem.guards,
  set: z
    .array(z.strictObject({ at: words(), to: z.number(), unit: z.enum(['s', 'ms']).exactOptional() }))
    .exactOptional(),
  times: z.number().positive().exactOptional().describe('On top of that of the axis.'),
});

const measure = z.strictObject({
  of: words().describe(
    '`latencyMean`, `latencyP50`, `latencyP90`, `latencyP99`, `goodput`, `offered`, `attempts`, `goodputShare`, `amplification`, `queue`, or `part.metric`.',
  ),
  word: words(),
});

export const sweep = defineBlock({
  props: z.strictObject({
    ...curve,
    along: axis,
    lines: z.array(line).min(1).max(4).exactOptional().describe('Systems on one axis; the one named unless said.'),
    measures: z.array(measure).min(1).max(4),
    y: z
      .strictObject({ title: words(), unit: words().exactOptional(), isShare: z.boolean().exactOptional() })
      .exactOptional()
      .describe('The axis up; seconds unless said otherwise.'),
    from: z.number().min(0).exactOptional().describe('Seconds: where means begin. Latencies are of the whole run.'),
    to: z.number().positive().exactOptional(),
    theory: z.boolean().exactOptional().describe('Draws what queueing theory says, where it says something exact.'),
    log: z.boolean().exactOptional(),
    goal: z.strictObject({ value: z.number(), word: words() }).exactOptional().describe('A line across.'),
    predict: z
      .strictObject({
        ...prediction,
        of: z.int().min(0).exactOptional().describe('Which curve; the first unless said.'),
      })
      .exactOptional(),
  }),
  text: 'allowed',
  check: ({ along, controls = [], lines = [], predict }, system) => [
    ...alongWrong(along, system),
    ...checkControls(controls, system),
    ...lines.flatMap(({ set = [] }, index) =>
      // A line with a scenario of its own is checked where the page is made.
      lines[index]?.scenario === undefined
        ? set.flatMap((each, at) => setWrong(each, ['lines', index, 'set', at], system))
        : [],
    ),
    ...(predict ? askedWrong(predict, along) : []),
  ],
});

const curveLine = z.enum(['offered', 'goodput', 'throughput', 'attempts']);

export const loadCurve = defineBlock({
  props: z.strictObject({
    ...curve,
    from: z.number().positive().describe('The lowest offered load, calls per second.'),
    to: z.number().positive(),
    step: z.number().positive(),
    lines: z.array(curveLine).min(1).exactOptional().describe('Offered load, goodput and throughput unless said.'),
    predict: z.strictObject({ ...prediction, of: curveLine.exactOptional() }).exactOptional(),
  }),
  text: 'allowed',
  check: ({ controls = [], predict, ...along }, system) => [
    ...checkControls(controls, system),
    ...(along.from >= along.to
      ? [{ path: ['to'], says: 'The axis ends before it begins.', instead: 'Write a larger `to`.' }]
      : []),
    ...(predict ? askedWrong(predict, along) : []),
  ],
});

interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

function alongWrong(
  along: Range & { readonly at: string; readonly label: string },
  system: NamedSystem,
): WrongProperty[] {
  return checkControls([along], system).map((wrong) => ({ ...wrong, path: ['along', ...wrong.path.slice(2)] }));
}

function setWrong(
  { at, to }: { readonly at: string; readonly to: number },
  path: readonly (string | number)[],
  system: NamedSystem,
): WrongProperty[] {
  return checkControls([{ at, from: to - 1, to }], system).map((wrong) => ({ ...wrong, path: [...path, 'at'] }));
}

/** A question is about a point that is tried, and that is not seen before. */
function askedWrong({ at, shownTo }: { readonly at: number; readonly shownTo: number }, { from, to, step }: Range) {
  const steps = (at - from) / step;
  const isTried = at >= from && at <= to + step / 1e6 && Math.abs(steps - Math.round(steps)) < 1e-6;
  if (!isTried) {
    return [
      {
        path: ['predict', 'at'],
        says: 'Nothing is tried there.',
        instead: `Write ${from} or ${step} more, up to ${to}.`,
      },
    ];
  }
  if (shownTo < at) return [];
  const says = 'The answer is shown before the question.';
  return [{ path: ['predict', 'shownTo'], says, instead: 'Write a value below `at`.' }];
}
