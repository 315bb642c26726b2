'use client';

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { BasinWidth as Answer, SeedWidth } from '@basin/experiments';
import { BasinWidth, describeBasinWidth } from '@basin/viz';
import { AnswerFigure } from '@/pieces/answer-figure/index.ts';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { addressOf, savedState } from '@/pieces/saved-state/index.ts';
import { RunBelow, SeedChoice, seedsText } from '@/pieces/step-down/index.ts';
import { inWords, writtenIn, type Varied } from '@/pieces/varied/index.ts';
import { GuessForm } from './guess-form.tsx';
import { questionOf, verdictOn, type TippingFigure } from './tipping-figure.ts';
import styles from './tipping-point.module.css';

interface LiveTippingPointProps {
  readonly figure: TippingFigure;
  readonly children?: ReactNode;
}

/** Asks for a guess, measures, draws the guess over what was found, and leads down to the runs on both sides of the edge. */
export function LiveTippingPoint({ figure, children }: LiveTippingPointProps) {
  const { id, ask, along } = figure;
  const { width, guess, onGuess, measure, seed, setSeed } = useTipping(figure);
  const answer = width.answer ?? figure.first;
  if (guess === undefined) {
    return (
      <div id={id}>
        <GuessForm ask={ask} along={along} onGuess={onGuess} />
        <noscript>
          <p className={styles['ask']}>{ask}</p>
          <Found figure={figure} answer={answer} after={children} />
        </noscript>
      </div>
    );
  }
  const made = typeof guess === 'number' ? guess : undefined;
  return (
    <>
      {made !== undefined && (
        <p className={styles['outcome']} role="status">
          You said {writtenIn(along, made)}. {width.status === 'running' && 'Measuring …'}
          {width.status === 'done' && `${foundText(answer, along)} ${verdictOn(made, answer)}`}
        </p>
      )}
      <Found figure={figure} answer={answer} guess={made} after={width.status === 'running' ? undefined : children}>
        <ExperimentBar experiment={width} offer={`Measure on seeds 1 to ${figure.seeds}`} onStart={measure}>
          {seed === undefined && (
            <button type="button" className="button" onClick={() => setSeed(1)}>
              Show the runs beside the edge
            </button>
          )}
        </ExperimentBar>
        {seed !== undefined && <BesideTheEdge {...{ figure, answer, seed }} onSeed={setSeed} />}
      </Found>
    </>
  );
}

/** What was guessed, what was measured, and which seed is looked at. An address waives the guess. */
function useTipping(figure: TippingFigure) {
  const width = useExperiment<Answer>(figure.first);
  const [guess, setGuess] = useState<number | 'waived'>();
  const [seed, setSeed] = useState<number>();
  const measure = () =>
    width.start(async (runner, { signal, onProgress }) =>
      (await import('@basin/experiments')).basinWidth(questionOf(figure), runner, {
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
      }),
    );
  const onGuess = (made: number) => {
    setGuess(made);
    measure();
  };
  const restore = useEffectEvent(() => {
    const saved = savedState(figure.id, ['seed'], window.location.search);
    if (!saved) return;
    setGuess('waived');
    setSeed(saved.seed);
    measure();
  });
  useEffect(() => restore(), []);
  return { width, guess, onGuess, measure, seed, setSeed };
}

function foundText({ width, isBelow, isAbove }: Answer, along: Varied): string {
  if (isBelow) return `Most seeds fall even to ${writtenIn(along, width.value)}.`;
  if (isAbove) return `Most seeds survive even ${writtenIn(along, width.value)}.`;
  return `Half of the seeds survive no more than ${writtenIn(along, width.value)}.`;
}

interface FoundProps {
  readonly figure: TippingFigure;
  readonly answer: Answer;
  readonly guess?: number | undefined;
  readonly children?: ReactNode;
  readonly after?: ReactNode;
}

function Found({ figure: { id, title, along }, answer, guess, children, after }: FoundProps) {
  const words = inWords(along);
  const format = (value: number) => writtenIn(along, value);
  return (
    <AnswerFigure
      id={id}
      picture={<BasinWidth answer={answer} title={title} along={words.title} format={words.format} guess={guess} />}
      caption={`${describeBasinWidth(answer, format)} ${seedsText(answer.perSeed.map(({ seed }) => seed))}`}
      after={after}
    >
      {children}
    </AnswerFigure>
  );
}

interface BesideTheEdgeProps {
  readonly figure: TippingFigure;
  readonly answer: Answer;
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
}

/** The smallest trigger that this seed fell to, and behind it, faintly, the largest that it survived. */
function BesideTheEdge({ figure: { id, system, along, seeds }, answer, seed, onSeed }: BesideTheEdgeProps) {
  const edge = answer.perSeed.find((each): each is SeedWidth => each.seed === seed);
  const run = edge?.fellRun ?? edge?.survivedRun;
  if (!edge || !run) return null;
  const fell = edge.fell === null ? 'nothing tried' : writtenIn(along, edge.fell);
  const ghost = edge.fellRun && edge.survivedRun && edge.survived !== null;
  return (
    <RunBelow
      system={system}
      run={run}
      title={`Seed ${seed} falls to ${fell}`}
      {...(ghost && { ghost: { run: edge.survivedRun, label: `${writtenIn(along, edge.survived)}, survived` } })}
      link={addressOf(id, { seed })}
    >
      <SeedChoice most={Math.min(seeds, answer.perSeed.length)} seed={seed} onChange={onSeed} />
    </RunBelow>
  );
}
