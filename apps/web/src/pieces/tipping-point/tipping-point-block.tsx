import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { basinWidth } from '@basin/experiments';
import { firstAnswer } from '@/server/first-answer.ts';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import { idFrom } from '../saved-state/index.ts';
import { questionOf, type TippingFigure } from './tipping-figure.ts';
import { TippingPointIsland } from './tipping-point-island.tsx';

export type TippingPointProps = BlockProps<'TippingPoint'> & { readonly children?: ReactNode };

/** How large a trigger is survived; the reader guesses first. `<TippingPoint ask="…" along={{ at: '…', … }} />` */
export async function TippingPoint(props: TippingPointProps) {
  const { title, along, ask, seeds = 20, settle } = props;
  const system = await systemOf(props);
  const figure = {
    id: props.id ?? idFrom('tipping', title),
    title,
    system: { scenario: system.scenario, guards: guardsOf(props, system) },
    along,
    ask,
    seeds,
    settleUs: settle === undefined ? undefined : settle * 1e6,
  } satisfies Omit<TippingFigure, 'first'>;
  const question = questionOf(figure, Math.min(FIRST_SEEDS, seeds));
  const first = await firstAnswer(`basinWidth ${JSON.stringify(question)}`, (runner) => basinWidth(question, runner));
  return <TippingPointIsland figure={{ ...figure, first }}>{props.children}</TippingPointIsland>;
}

const FIRST_SEEDS = 5;
