import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { phaseField } from '@basin/experiments';
import { firstAnswer } from '@/server/first-answer.ts';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import { idFrom } from '../saved-state/index.ts';
import { questionOf, shortened, type PhaseFigure } from './phase-figure.ts';
import { PhasePortraitIsland } from './phase-portrait-island.tsx';

export type PhasePortraitProps = BlockProps<'PhasePortrait'> & { readonly children?: ReactNode };

/** Where the state drifts and where it ends. `<PhasePortrait x="queue" y="backingOff" pushes={[…]} title="…" />` */
export async function PhasePortrait(props: PhasePortraitProps) {
  const { title, x, y, pushes, seeds = 6, settle, bins = { x: 16, y: 12 }, tops, landscape } = props;
  const system = await systemOf(props);
  const figure = {
    id: props.id ?? idFrom('portrait', title),
    title,
    system: { scenario: system.scenario, guards: guardsOf(props, system) },
    x,
    y,
    pushes,
    seeds,
    settleUs: settle === undefined ? undefined : settle * 1e6,
    bins,
    tops,
    landscape,
  } satisfies Omit<PhaseFigure, 'first'>;
  const question = questionOf(figure, Math.min(FIRST_SEEDS, seeds));
  const first = await firstAnswer(`phaseField ${JSON.stringify(question)}`, (runner) => phaseField(question, runner));
  return <PhasePortraitIsland figure={{ ...figure, first: shortened(first) }}>{props.children}</PhasePortraitIsland>;
}

const FIRST_SEEDS = 2;
