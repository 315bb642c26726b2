import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { hysteresis } from '@basin/experiments';
import { firstAnswer } from '@/server/first-answer.ts';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import { idFrom } from '../saved-state/index.ts';
import { questionOf, type HysteresisFigure } from './hysteresis-figure.ts';
import { HysteresisIsland } from './hysteresis-island.tsx';

export type HysteresisProps = BlockProps<'Hysteresis'> & { readonly children?: ReactNode };

/** Load up, then down: does it heal where it fell? `<Hysteresis loads={[1, 2, 3]} hold={120} title="…" />` */
export async function Hysteresis(props: HysteresisProps) {
  const { title, loads, hold, seeds = 10 } = props;
  const system = await systemOf(props);
  const figure = {
    id: props.id ?? idFrom('hysteresis', title),
    title,
    system: { scenario: system.scenario, guards: guardsOf(props, system) },
    loads,
    holdUs: hold * 1e6,
    seeds,
  } satisfies Omit<HysteresisFigure, 'first'>;
  const question = questionOf(figure, Math.min(FIRST_SEEDS, seeds));
  const first = await firstAnswer(`hysteresis ${JSON.stringify(question)}`, (runner) => hysteresis(question, runner));
  return <HysteresisIsland figure={{ ...figure, first }}>{props.children}</HysteresisIsland>;
}

const FIRST_SEEDS = 3;
