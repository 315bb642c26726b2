import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { meets } from '@basin/experiments';
import { firstRun } from '@/server/first-run.ts';
import { demandOf } from '../comparison/demands.ts';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import type { FlowsFigure } from './flows-figure.ts';
import { FlowsIsland } from './islands.tsx';
import { seenIn } from './seen.ts';

export type FlowsProps = BlockProps<'Flows'> & {
  /** Shown under the figure; after the guess where there is one to make. */
  readonly children?: ReactNode;
};

/** What flows over each arrow in some moments of a run, counted: what each layer makes of the calls that come to it. */
export async function Flows(props: FlowsProps) {
  const { moments, seed = 1, predict } = props;
  const known = await systemOf(props);
  const settings = { scenario: known.scenario, guards: guardsOf(props, known) };
  const run = firstRun({ ...settings, seed });
  const title = props.title ?? known.title;
  const tasks = (props.tasks ?? []).map(({ says, when }) => ({
    says,
    when: when.map((each) => demandOf({ says, ...each })),
  }));
  // A measure that no run of this system has stops the build rather than the reader.
  for (const demand of tasks.flatMap(({ when }) => when)) meets(run, demand);
  const first = seenIn(run, Object.keys(known.scenario.arrows), moments);
  const figure: FlowsFigure = {
    ...settings,
    id: props.id ?? `flows-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, ''),
    title,
    seed,
    moments,
    controls: props.controls ?? [],
    tasks,
    prediction: predict && { ...predict, most: predict.most ?? 2 * (first[0]?.flows.top ?? 1) },
    first,
  };
  return <FlowsIsland figure={figure}>{props.children}</FlowsIsland>;
}
