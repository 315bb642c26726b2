import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { ablation } from '@basin/experiments';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import { firstAnswer } from '@/server/first-answer.ts';
import type { AblationFigure } from './ablation-figure.ts';
import { demandOf, seedsTo } from './demands.ts';
import { AblationIsland } from './islands.tsx';

export type AblationProps = BlockProps<'Ablation'> & {
  /** Shown under the figure. */
  readonly children?: ReactNode;
};

/** Which of the guards that are set are needed, and which are enough. The page is made with few seeds. */
export async function Ablation(props: AblationProps) {
  const { firstSeeds = 2, seeds = 20 } = props;
  const known = await systemOf(props);
  const system = { scenario: known.scenario, guards: guardsOf(props, known) };
  const title = props.title ?? `Which guards are needed: ${known.title}`;
  const demands = props.demands?.map(demandOf);
  const question = { system, seeds: seedsTo(firstSeeds), ...(demands && { demands }) };
  const figure: AblationFigure = {
    ...system,
    id: props.id ?? `ablation-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, ''),
    title,
    first: await firstAnswer(`ablation ${JSON.stringify(question)}`, (runner) => ablation(question, runner)),
    firstSeeds,
    seeds,
    demands,
  };
  return <AblationIsland figure={figure}>{props.children}</AblationIsland>;
}
