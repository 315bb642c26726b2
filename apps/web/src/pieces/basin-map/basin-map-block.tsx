import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { basinMap } from '@basin/experiments';
import { firstAnswer } from '@/server/first-answer.ts';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import { idFrom } from '../saved-state/index.ts';
import { perUnit } from '../varied/index.ts';
import { BasinMapIsland } from './basin-map-island.tsx';
import { questionOf, withoutChanges, type MapFigure } from './map-figure.ts';

export type BasinMapProps = BlockProps<'BasinMap'> & { readonly children?: ReactNode };

/** Where a system comes back and where it stays down. `<BasinMap x={{ at: '…', says: '…', from: 1, to: 9, count: 33 }} …>` */
export async function BasinMap(props: BasinMapProps) {
  const { title, x, y, seeds = 5, every = 4, settle, formula } = props;
  const system = await systemOf(props);
  const asked = { scenario: system.scenario, guards: guardsOf(props, system) };
  const figure = {
    id: props.id ?? idFrom('map', title),
    title,
    system: asked,
    x,
    y,
    seeds,
    settleUs: settle === undefined ? undefined : settle * 1e6,
    formula: formula && { ...formula, x: formula.x * perUnit(x), y: formula.y * perUnit(y) },
  } satisfies Omit<MapFigure, 'first'>;
  const question = questionOf(figure, { every, seeds: Math.min(2, seeds) });
  const first = await firstAnswer(`basinMap ${JSON.stringify(question)}`, (runner) => basinMap(question, runner));
  return <BasinMapIsland figure={{ ...figure, first: withoutChanges(first) }}>{props.children}</BasinMapIsland>;
}
