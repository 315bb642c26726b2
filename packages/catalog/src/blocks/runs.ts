import { mergeGuards } from '@basin/engine';
import * as z from 'zod';
import { defineBlock, namesSystem, words, type NamedSystem, type WrongProperty } from './block.ts';

const flows = ['offered', 'goodput', 'attempts', 'timeouts', 'errors', 'shed'] as const;
export const seconds = () => z.number().min(0).describe('Seconds of simulated time.');

export const control = z.strictObject({
  label: words(),
  at: words().describe('`guards/calls/users -> checkout/retry/maxAttempts` or `scenario/triggers/slow/for`.'),
  from: z.number(),
  to: z.number(),
  step: z.number().positive().exactOptional(),
  unit: z.enum(['s', 'ms']).exactOptional().describe('Of a duration.'),
});

const condition = z.strictObject({
  measure: z.enum([
    ...(['offered', 'goodput', 'attempts', 'goodputShare', 'amplification', 'queue', 'utilisation'] as const),
    ...(['latencyMean', 'latencyP99'] as const),
  ]),
  from: seconds().exactOptional(),
  to: seconds().exactOptional(),
  atLeast: z.number().exactOptional(),
  atMost: z.number().exactOptional(),
});

export const prediction = {
  ask: words(),
  of: z
    .enum(['goodput', 'attempts', 'queue'])
    .exactOptional()
    .describe('What is guessed; goodput unless said otherwise.'),
  from: seconds(),
  to: seconds(),
  options: z
    .array(z.strictObject({ says: words(), value: z.number() }))
    .min(2)
    .exactOptional(),
  most: z.number().positive().exactOptional().describe('The end of the slider, where there are no options.'),
  hiddenFrom: seconds().exactOptional(),
};

export const figure = {
  ...namesSystem,
  seed: z.number().int().min(0).exactOptional(),
  title: words().exactOptional(),
  id: words().exactOptional().describe('Of the figure in addresses.'),
  panels: z
    .array(z.enum(['flow', 'queue', 'latency']))
    .min(1)
    .exactOptional(),
  lines: z.array(z.enum(flows)).min(1).exactOptional(),
  size: z.enum(['small', 'regular', 'large']).exactOptional(),
  controls: z.array(control).exactOptional(),
  tasks: z.array(z.strictObject({ says: words(), when: z.array(condition).min(1) })).exactOptional(),
};

export const run = defineBlock({
  props: z.strictObject({ ...figure, predict: z.strictObject(prediction).exactOptional() }),
  text: 'allowed',
  check: ({ controls = [] }, system) => checkControls(controls, system),
});

export const predict = defineBlock({
  props: z.strictObject({ ...figure, ...prediction }),
  text: 'allowed',
  check: ({ controls = [], from, to }, system) => [
    ...checkControls(controls, system),
    ...(from < to
      ? []
      : [{ path: ['to'], says: 'The window ends before it begins.', instead: 'Write a `to` that is after `from`.' }]),
  ],
});

export const system = defineBlock({
  props: z.strictObject({ ...namesSystem, title: words().exactOptional() }),
  text: 'allowed',
});

/** A control leads to a number of the scenario or of its guards, with the path of its `at`. */
export function checkControls(
  controls: readonly { readonly at: string; readonly from: number; readonly to: number }[],
  { scenario, guards }: NamedSystem,
): WrongProperty[] {
  const inForce = { scenario, guards: mergeGuards(scenario.guards, guards) };
  return controls.flatMap(({ at, from, to }, index): WrongProperty[] => {
    const path = ['controls', index];
    if (from >= to)
      return [{ path: [...path, 'to'], says: 'The slider has no way to go.', instead: 'Write a larger `to`.' }];
    let inside: unknown = inForce;
    for (const key of at.split('/').map((word) => word.trim())) {
      const here: Record<string, unknown> = typeof inside === 'object' && inside !== null ? { ...inside } : {};
      if (!Object.hasOwn(here, key)) return [{ path: [...path, 'at'], ...lost(key, Object.keys(here)) }];
      inside = here[key];
    }
    if (typeof inside === 'number') return [];
    const known = typeof inside === 'object' && inside !== null ? Object.keys(inside) : [];
    return [{ path: [...path, 'at'], ...lost(`${at}/…`, known) }];
  });
}

function lost(key: string, known: readonly string[]): Pick<WrongProperty, 'says' | 'instead'> {
  return {
    says: `\`${key}\` leads to no number.`,
    instead:
      known.length > 0
        ? `There ${known.length === 1 ? 'is' : 'are'} ${known.map((each) => `\`${each}\``).join(', ')}.`
        : 'Nothing is below it.',
  };
}
