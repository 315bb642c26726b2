import * as z from 'zod';
import { defineBlock, namesSystem, words, type NamedSystem, type WrongProperty } from './block.ts';
import { checkControls, control, seconds } from './runs.ts';

/** A number of the system that is varied, with the path of a control. */
const varied = control.omit({ label: true }).extend({ says: words().describe('What it is: the title of an axis.') });

const side = varied.extend({ count: z.number().int().min(2).max(97).describe('How many values the fine map has.') });

const figure = {
  ...namesSystem,
  title: words(),
  id: words().exactOptional().describe('Of the figure in addresses.'),
  seeds: z.number().int().min(1).max(100).exactOptional().describe('Seeds 1 to so many, when the reader asks.'),
};

const settle = seconds()
  .exactOptional()
  .describe('Time to come back in, after the last push; else as in the scenario.');

export const basinMap = defineBlock({
  props: z.strictObject({
    ...figure,
    x: side,
    y: side,
    settle,
    every: z
      .number()
      .int()
      .min(1)
      .exactOptional()
      .describe('The map that the page is made with has every so many-th row and column.'),
    formula: z
      .strictObject({ x: z.number(), y: z.number(), says: words() })
      .exactOptional()
      .describe('The corner beyond which a formula says that it stays down.'),
  }),
  text: 'allowed',
  check: ({ x, y }, system) => [...checkVaried(x, ['x'], system), ...checkVaried(y, ['y'], system)],
});

const pushes = z.strictObject({
  says: words().describe('The push, before its size: `a burst of`.'),
  only: z.array(words()).min(1).exactOptional().describe('The triggers that are left; all unless said otherwise.'),
  at: control.shape.at,
  values: z.array(z.number()).min(1),
  unit: control.shape.unit,
});

export const phasePortrait = defineBlock({
  props: z.strictObject({
    ...figure,
    x: words().describe('A series of a run: `queue`, `backingOff`, `inFlight`, or `<part>.<metric>`.'),
    y: words(),
    pushes: z.array(pushes).min(1),
    settle,
    bins: z.strictObject({ x: z.number().int().min(2).max(40), y: z.number().int().min(2).max(40) }).exactOptional(),
    tops: z
      .strictObject({ x: z.number().positive().exactOptional(), y: z.number().positive().exactOptional() })
      .exactOptional()
      .describe('Where the plane ends; else at the highest value seen.'),
    landscape: words().exactOptional().describe('The title of the landscape along x, if there is to be one.'),
  }),
  text: 'allowed',
  check: (props, system) =>
    props.pushes.flatMap(({ at, only = [], values }, index) => {
      const unknown = only.findIndex((name) => system.scenario.triggers[name] === undefined);
      const range = { at, from: Math.min(...values), to: Math.max(...values) + 1 };
      if (unknown < 0) return checkVaried(range, ['pushes', index], system);
      const says = `The scenario has no trigger \`${only[unknown]}\`.`;
      const instead = `There are ${Object.keys(system.scenario.triggers).join(', ')}.`;
      return [{ path: ['pushes', index, 'only', unknown], says, instead }];
    }),
});

export const hysteresis = defineBlock({
  props: z.strictObject({
    ...figure,
    loads: z.array(z.number().positive()).min(3).describe('Calls per second, growing; gone through up, then down.'),
    hold: seconds().describe('Seconds for which each load is held; the second half is measured.'),
  }),
  text: 'allowed',
  check: ({ loads }) => {
    const place = loads.findIndex((load, index) => load <= (loads[index - 1] ?? 0));
    if (place < 0) return [];
    return [{ path: ['loads', place], says: 'Loads have to grow.', instead: 'Write them from the lowest up.' }];
  },
});

export const tippingPoint = defineBlock({
  props: z.strictObject({
    ...figure,
    ask: words(),
    along: varied,
    settle,
  }),
  text: 'allowed',
  check: ({ along }, system) => checkVaried(along, ['along'], system),
});

/** As a control is checked; what is wrong is told at the property that it is. */
function checkVaried(
  range: { readonly at: string; readonly from: number; readonly to: number },
  path: readonly (string | number)[],
  system: NamedSystem,
): WrongProperty[] {
  return checkControls([range], system).map((wrong) => ({ ...wrong, path: [...path, ...wrong.path.slice(2)] }));
}
