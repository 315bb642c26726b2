'use client';

import { useRef, type ReactNode } from 'react';
import { describeRun, RunChart } from '@basin/viz';
import { clip } from '@/pieces/playback/index.ts';
import { ControlPanel } from './control-panel.tsx';
import type { Figure } from './figure.ts';
import { Outcome, PredictForm } from './predict-form.tsx';
import { TaskList } from './task-list.tsx';
import { useFigure } from './use-figure.ts';
import styles from './live-figure.module.css';

interface LiveFigureProps {
  readonly figure: Figure;
  readonly children?: ReactNode;
}

/** A run that readers can question: guess, play, change, compare. Without a script: its picture and its table. */
export function LiveFigure({ figure, children }: LiveFigureProps) {
  const host = useRef<HTMLDivElement>(null);
  const state = useFigure(figure, host);
  const { prediction, title, panels, lines, size } = figure;
  const { shown, playback, guess, isHidden } = state;
  const chart = { title, panels, lines, size };
  return (
    <div ref={host} id={figure.id} className={`wide ${styles['figure']}`}>
      <div className={prediction ? 'needs-js' : undefined}>
        <RunChart
          {...chart}
          run={clip(shown, playback.nowUs)}
          limits={state.limits}
          ghost={state.ghost}
          guess={guess && prediction ? guessLine(guess.value, prediction) : undefined}
        />
        {prediction && isHidden && <PredictForm prediction={prediction} run={shown} onGuess={state.onGuess} />}
        {prediction && guess && state.isAtEnd && <Outcome prediction={prediction} run={state.asked} guess={guess} />}
        {!isHidden && <ControlPanel figure={figure} state={state} />}
      </div>
      {prediction && (
        <noscript>
          <RunChart {...chart} run={state.asked} />
          <p className={styles['ask']}>{prediction.ask}</p>
        </noscript>
      )}
      {!isHidden && state.isAtEnd && (
        <p className={styles['caption']} aria-live="polite">
          {describeRun(shown)}
        </p>
      )}
      {figure.tasks.length > 0 && !isHidden && <TaskList tasks={figure.tasks} done={state.done} />}
      {children !== undefined && (!prediction || (guess && state.isAtEnd)) && (
        <div className={styles['after']}>{children}</div>
      )}
      {children !== undefined && prediction && <noscript>{children}</noscript>}
    </div>
  );
}

function guessLine(value: number, { from, to, of }: NonNullable<Figure['prediction']>) {
  const points = [from, to].map((seconds) => ({ atUs: seconds * 1e6, value }));
  return { points, panel: of === 'queue' ? ('queue' as const) : ('flow' as const), label: 'your guess' };
}
