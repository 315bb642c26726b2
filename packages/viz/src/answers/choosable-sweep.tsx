'use client';

import { useState } from 'react';
import { axisOver } from '../plot/axis.ts';
import { PointInput } from './point-input.tsx';
import { Sweep, type SweepProps } from './sweep.tsx';
import { pointText } from './sweep-words.ts';

export interface ChoosableSweepProps extends Omit<SweepProps, 'over' | 'pointed'> {
  /** A click, a tap or Enter on a point. Without it nothing can be chosen. */
  readonly onChoose?: ((index: number) => void) | undefined;
}

/** The same picture, whose points can be chosen. Apart, so that one that only shows needs no script. */
export function ChoosableSweep({ onChoose, ...props }: ChoosableSweepProps) {
  const [pointed, setPointed] = useState<number>();
  const { answer, title, shownTo = Infinity } = props;
  const { along } = answer;
  return (
    <Sweep
      {...props}
      pointed={pointed}
      over={
        onChoose && (
          <PointInput
            label={title}
            axis={axisOver(Math.min(...along), Math.max(...along))}
            along={along.filter((value) => value <= shownTo)}
            index={pointed}
            textOf={(index) => pointText(answer, props, index)}
            onPoint={setPointed}
            onChoose={onChoose}
          />
        )
      }
    />
  );
}
