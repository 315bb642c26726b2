import * as z from 'zod';
import { checkControls, control, figure, prediction, seconds } from './runs.ts';
import { defineBlock, namesSystem, words, type NamedSystem, type WrongProperty } from './block.ts';
import { writtenGuards } from '../scenario/named-system.ts';

const demand = z.strictObject({
  says: words().describe('What is demanded, as a row of the answer: back within a minute.'),
  measure: words().describe('goodputShare, amplification, or any series: `orders -> database.attempts`.'),
  from: seconds(),
  to: seconds(),
  atLeast: z.number().exactOptional(),
  atMost: z.number().exactOptional(),
});

const setting = z.strictObject({
  says: words().describe('The name of the setting, in a legend and in sentences.'),
  guards: namesSystem.guards.describe('Laid over the guards of the block.'),
  set: z
    .array(control.pick({ at: true, unit: true }).extend({ to: z.number() }))
    .exactOptional()
    .describe('Numbers of the scenario or of its guards, with the path of a control.'),
});

const manySeeds = {
  seeds: z.number().int().min(2).max(1000).exactOptional().describe('How many the button runs; 20 unless said.'),
  demands: z
    .array(demand)
    .min(1)
    .exactOptional()
    .describe('What a seed has to meet to count; else it has to come back.'),
};

const { seed, title, id, panels, lines, size } = figure;
const chart = { ...namesSystem, seed, title, id, panels, lines, size };

export const compare = defineBlock({
  props: z.strictObject({
    ...chart,
    ...manySeeds,
    a: setting,
    b: setting,
    view: z.enum(['ghost', 'side']).exactOptional().describe('How it opens: B over A, or side by side.'),
    predict: z.strictObject(prediction).exactOptional().describe('A question about B.'),
  }),
  text: 'allowed',
  check: ({ a, b, demands = [] }, system) => [
    ...checkSetting('a', a, system),
    ...checkSetting('b', b, system),
    ...checkWindows('demands', demands),
  ],
});

export const ablation = defineBlock({
  props: z.strictObject({
    ...namesSystem,
    ...manySeeds,
    title: words().exactOptional(),
    id: words().exactOptional().describe('Of the figure in addresses.'),
    firstSeeds: z
      .number()
      .int()
      .min(1)
      .max(10)
      .exactOptional()
      .describe('How many the page is made with; 2 unless said.'),
  }),
  text: 'allowed',
  check: ({ demands = [] }) => checkWindows('demands', demands),
});

const moment = z.strictObject({ says: words(), from: seconds(), to: seconds() });

export const flows = defineBlock({
  props: z.strictObject({
    ...namesSystem,
    seed: figure.seed,
    title: figure.title,
    id: figure.id,
    moments: z.array(moment).min(1).describe('Stretches of the run: what flows on average in each.'),
    controls: figure.controls,
    tasks: z
      .array(z.strictObject({ says: words(), when: z.array(demand.omit({ says: true })).min(1) }))
      .exactOptional(),
    predict: z
      .strictObject({
        ask: words(),
        arrow: words().describe('Over which of the arrows: `orders -> database`.'),
        moment: z.number().int().min(0).describe('In which of the moments, the first of which is 0.'),
        options: prediction.options,
        most: prediction.most,
      })
      .exactOptional()
      .describe('A question about attempts per second.'),
  }),
  text: 'allowed',
  check: ({ moments, controls = [], tasks = [], predict }, system) => [
    ...checkWindows('moments', moments),
    ...checkControls(controls, system),
    ...tasks.flatMap(({ when }, index) => checkWindows(['tasks', index, 'when'], when)),
    ...(predict === undefined || predict.arrow in system.scenario.arrows
      ? []
      : [noArrow(['predict', 'arrow'], Object.keys(system.scenario.arrows))]),
    ...(predict === undefined || predict.moment < moments.length
      ? []
      : [
          {
            path: ['predict', 'moment'],
            says: 'There is no such moment.',
            instead: `Write 0 to ${moments.length - 1}.`,
          },
        ]),
  ],
});

type Path = readonly (string | number)[];

function checkSetting(
  side: 'a' | 'b',
  { guards, set = [] }: z.infer<typeof setting>,
  system: NamedSystem,
): WrongProperty[] {
  const { wrong } = writtenGuards(guards, system);
  // A control is checked by its path; where it goes from and to does not matter here.
  const paths = checkControls(
    set.map(({ at }) => ({ at, from: 0, to: 1 })),
    system,
  );
  return [
    ...wrong.map((each) => ({ path: [side, 'guards'], ...each })),
    ...paths.map(({ path: [, ...rest], ...each }) => ({ path: [side, 'set', ...rest], ...each })),
  ];
}

function checkWindows(
  at: string | Path,
  windows: readonly { readonly from: number; readonly to: number }[],
): WrongProperty[] {
  const path = typeof at === 'string' ? [at] : at;
  return windows.flatMap(({ from, to }, index) =>
    from < to
      ? []
      : [{ path: [...path, index, 'to'], says: 'The window ends before it begins.', instead: 'Write a later `to`.' }],
  );
}

function noArrow(path: Path, known: readonly string[]): WrongProperty {
  return {
    path,
    says: 'There is no such arrow.',
    instead: `There is ${known.map((each) => `\`${each}\``).join(', ')}.`,
  };
}
