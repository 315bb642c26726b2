'use client';

import { useState } from 'react';
import { axisOver } from '../plot/axis.ts';
import { LINES, LoadCurve, loadPointText, loadsOf, type LoadCurveProps } from './load-curve.tsx';
import { PointInput } from './point-input.tsx';

export interface ChoosableLoadCurveProps extends Omit<LoadCurveProps, 'over' | 'pointed'> {
  /** A click, a tap or Enter on a load. Without it nothing can be chosen. */
  readonly onChoose?: ((index: number) => void) | undefined;
}

/** The same picture, whose loads can be chosen. Apart, so that one that only shows needs no script. */
export function ChoosableLoadCurve({ onChoose, ...props }: ChoosableLoadCurveProps) {
  const [pointed, setPointed] = useState<number>();
  const { answer, title, lines = LINES } = props;
  const loads = loadsOf(answer);
  return (
    <LoadCurve
      {...props}
      pointed={pointed}
      over={
        onChoose && (
          <PointInput
            label={title}
            axis={axisOver(0, Math.max(...loads))}
            along={loads}
            index={pointed}
            textOf={(index) => loadPointText(answer, lines, index)}
            onPoint={setPointed}
            onChoose={onChoose}
          />
        )
      }
    />
  );
}
