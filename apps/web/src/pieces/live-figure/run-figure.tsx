import type { ReactNode } from 'react';
import { triggerWindows, type Scenario } from '@basin/engine';
import type { BlockProps } from '@basin/catalog';
import { chartRun, type FlowKey, type PanelName, type SeriesKey } from '@basin/viz';
import { checkedPlan, firstRun } from '@/server/first-run.ts';
import { cornersOf } from './corners.ts';
import type { Figure, Prediction } from './figure.ts';
import { FigureIsland } from './islands.tsx';
import { packRun } from './packed-run.ts';
import { readSetting } from './settings.ts';
import { guardsOf, systemOf, where } from './system.ts';

export type RunProps = BlockProps<'Run'> & {
  /** Shown under the figure; after the guess where there is one to make. */
  readonly children?: ReactNode;
};

/**
 * A live figure. Its first frame, caption and table are made here, by the engine, when the page is made; in the reader's
 * browser the same engine takes over when it is asked to.
 */
export async function Run(props: RunProps) {
  const { scenario, variants, title } = await systemOf(props);
  const guards = guardsOf(props, { scenario, variants });
  const { controls = [], predict } = props;
  for (const control of controls) {
    if (readSetting({ scenario, guards }, control) !== undefined) continue;
    throw new Error(`${where(props)}: the control "${control.label}" has no value at ${control.at}.`);
  }
  for (const corner of cornersOf({ scenario, guards }, controls)) checkedPlan(corner);
  const figure = makeFigure({
    ...props,
    id: props.id ?? idOf(props),
    title: props.title ?? title,
    scenario,
    guards,
    prediction: predict && completed(predict, scenario),
  });
  return <FigureIsland figure={figure}>{props.children}</FigureIsland>;
}

type Wanted = Pick<Figure, 'id' | 'title' | 'scenario' | 'guards'> & Partial<Omit<Figure, 'first' | 'values'>>;

/** A figure with its first run made. */
export function makeFigure(wanted: Wanted): Figure {
  const { scenario, guards, seed = 1, controls = [] } = wanted;
  const { panels = ['flow', 'queue'], lines = ['offered', 'goodput', 'attempts'] } = wanted;
  const run = chartRun(firstRun({ scenario, guards, seed }), { triggers: triggerWindows(scenario) });
  return {
    id: wanted.id,
    title: wanted.title,
    panels,
    lines,
    size: wanted.size ?? 'regular',
    scenario,
    guards,
    seed,
    first: packRun(run, seriesOf(panels, lines)),
    controls,
    values: controls.map((control) => readSetting({ scenario, guards }, control) ?? control.from),
    tasks: wanted.tasks ?? [],
    prediction: wanted.prediction,
  };
}

export type PredictProps = BlockProps<'Predict'> & Pick<RunProps, 'children'>;

/** A figure that asks first. `<Predict ask="…" from={120} to={300} options={[…]} />` */
export function Predict(props: PredictProps) {
  const { ask, of, from, to, options, most, hiddenFrom, ...run } = props;
  const predict = {
    ask,
    from,
    to,
    ...(of !== undefined && { of }),
    ...(options !== undefined && { options }),
    ...(most !== undefined && { most }),
    ...(hiddenFrom !== undefined && { hiddenFrom }),
  };
  return <Run {...run} predict={predict} />;
}

/** What an author left unsaid: a question is about goodput, and hides what the first trigger does. */
export function completed(predict: NonNullable<RunProps['predict']>, scenario: Scenario): Prediction {
  const begins = triggerWindows(scenario).map((trigger) => trigger.fromUs / 1e6);
  const firstTrigger = begins.length > 0 ? Math.min(...begins) : scenario.duration / 5e6;
  return { of: 'goodput', hiddenFrom: firstTrigger, ...predict };
}

function seriesOf(panels: readonly PanelName[], lines: readonly FlowKey[]): SeriesKey[] {
  return panels.flatMap((panel): SeriesKey[] => {
    if (panel === 'queue') return ['queue'];
    if (panel === 'latency') return ['latencyP50', 'latencyP99'];
    // What the caption tells is told of every run.
    return [...new Set<SeriesKey>(['offered', 'goodput', 'attempts', 'retries', ...lines])];
  });
}

/** From the title where there is one: two figures of a page may well run the same system. */
function idOf({ scenario = 'run', seed = 1, title, predict }: RunProps): string {
  const words = title ?? `${scenario} ${seed}`;
  const name = words.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${predict ? 'guess' : 'run'}-${name}`.replace(/-+$/, '');
}
