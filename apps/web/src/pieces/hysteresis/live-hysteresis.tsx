'use client';

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { Hysteresis as Answer } from '@basin/experiments';
import { describeHysteresis, HysteresisLoop } from '@basin/viz';
import { AnswerFigure } from '@/pieces/answer-figure/index.ts';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { addressOf, savedState } from '@/pieces/saved-state/index.ts';
import { RunBelow, SeedChoice, seedsText } from '@/pieces/step-down/index.ts';
import { questionOf, type HysteresisFigure } from './hysteresis-figure.ts';

interface LiveHysteresisProps {
  readonly figure: HysteresisFigure;
  readonly children?: ReactNode;
}

/** The loop of many runs, and below it the way up and down of one of them. */
export function LiveHysteresis({ figure, children }: LiveHysteresisProps) {
  const { id, title, seeds, system } = figure;
  const loop = useExperiment<Answer>(figure.first);
  const [seed, setSeed] = useState<number>();
  const answer = loop.answer ?? figure.first;
  const restore = useEffectEvent(() => setSeed(savedState(id, ['seed'], window.location.search)?.seed));
  useEffect(() => restore(), []);
  const measure = () =>
    loop.start(async (runner, options) =>
      (await import('@basin/experiments')).hysteresis(questionOf(figure), runner, options),
    );
  return (
    <AnswerFigure
      id={id}
      picture={<HysteresisLoop answer={answer} title={title} />}
      caption={`${describeHysteresis(answer)} ${seedsText(answer.perSeed.map(({ ref }) => ref.seed))}`}
      after={children}
    >
      <ExperimentBar experiment={loop} offer={`Measure on seeds 1 to ${seeds}`} onStart={measure}>
        {seed === undefined && (
          <button type="button" className="button" onClick={() => setSeed(1)}>
            Show one run
          </button>
        )}
      </ExperimentBar>
      {seed !== undefined && (
        <RunBelow
          system={system}
          run={{ changes: answer.changes, seed }}
          title={`Load up and down, seed ${seed}`}
          link={addressOf(id, { seed })}
        >
          <SeedChoice most={seeds} seed={seed} onChange={setSeed} />
        </RunBelow>
      )}
    </AnswerFigure>
  );
}
