import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { guardsOf, systemOf } from '../live-figure/system.ts';
import { CurveIsland } from './curve-island.tsx';
import { stepsOf } from './steps.ts';
import { asked } from './sweep-block.tsx';

export type LoadCurveProps = BlockProps<'LoadCurve'> & { readonly children?: ReactNode };

/** What a system gives against what is asked of it, in many runs; a click on a load leads down into one of them. */
export async function LoadCurve({ children, ...props }: LoadCurveProps) {
  const system = await systemOf(props);
  const { lines = ['offered', 'throughput', 'goodput'], predict } = props;
  const figure = await asked(props, {
    along: stepsOf(props),
    question: { kind: 'load', scenario: system.scenario, guards: guardsOf(props, system), lines },
    panels: props.panels ?? ['flow', 'queue'],
    prediction: predict && { ...predict, of: predict.of ?? 'goodput' },
  });
  return <CurveIsland figure={figure}>{children}</CurveIsland>;
}
