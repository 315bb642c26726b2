'use client';

import { useMemo, useRef, type ReactNode } from 'react';
import { effectivePotential, type PhaseField } from '@basin/experiments';
import { describePhase, describePotential, PhasePortrait, PotentialLandscape } from '@basin/viz';
import { AnswerFigure } from '@/pieces/answer-figure/index.ts';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { questionOf, wordsOf, type PhaseFigure } from './phase-figure.ts';
import { RunChoice } from './run-choice.tsx';
import { useWalk } from './use-walk.ts';
import { WalkedRun } from './walked-run.tsx';

interface LivePhasePortraitProps {
  readonly figure: PhaseFigure;
  readonly children?: ReactNode;
}

/** Where the state drifts; the ball is where the chosen run is at the chosen time. */
export function LivePhasePortrait({ figure, children }: LivePhasePortraitProps) {
  const { id, title, seeds, landscape } = figure;
  const host = useRef<HTMLDivElement>(null);
  const field = useExperiment<PhaseField>(figure.first);
  const answer = field.answer ?? figure.first;
  const walk = useWalk({ figure, field: answer, host });
  const potential = useMemo(() => effectivePotential(answer, 'x', { count: LANDSCAPE_BINS }), [answer]);
  const measure = () =>
    field.start(async (runner, options) =>
      (await import('@basin/experiments')).phaseField(questionOf(figure), runner, {
        ...(options.signal && { signal: options.signal }),
        onProgress: ({ done, planned, isPlanFinal }) => options.onProgress?.({ done, planned, isPlanFinal }),
      }),
    );
  return (
    <div ref={host}>
      <AnswerFigure
        id={id}
        picture={
          <>
            <PhasePortrait answer={answer} title={title} now={walk.now} size="large" />
            {landscape !== undefined && (
              <PotentialLandscape answer={potential} title={landscape} now={walk.now?.x} size="small" />
            )}
          </>
        }
        caption={`${describePhase(answer)} ${landscape === undefined ? '' : describePotential(potential, undefined)}`}
        after={children}
      >
        <ExperimentBar experiment={field} offer={`Measure with seeds 1 to ${seeds}`} onStart={measure}>
          <RunChoice words={wordsOf(figure, answer)} index={walk.index} onChoose={walk.choose} />
        </ExperimentBar>
        {walk.made && <WalkedRun id={id} walk={walk} made={walk.made} />}
        {walk.problem !== '' && <p role="alert">The simulator stopped ({walk.problem}).</p>}
      </AnswerFigure>
    </div>
  );
}

/** So few that a run which rolls through leaves a step in each. */
const LANDSCAPE_BINS = 24;
