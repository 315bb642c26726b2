'use client';

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { BasinMap as Answer, RunRef } from '@basin/experiments';
import { BasinMap, ChoosableBasinMap, describeMap } from '@basin/viz';
import { AnswerFigure } from '@/pieces/answer-figure/index.ts';
import { useAwake } from '@/pieces/awake/index.ts';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { addressOf, savedState } from '@/pieces/saved-state/index.ts';
import { RunBelow, SeedChoice, seedsText } from '@/pieces/step-down/index.ts';
import { inWords, writtenIn } from '@/pieces/varied/index.ts';
import { againstFormula, numbersOf, placeNear, questionOf, type MapFigure } from './map-figure.ts';

interface LiveBasinMapProps {
  readonly figure: MapFigure;
  readonly children?: ReactNode;
}

/** A cell and a seed: one run. */
interface Chosen {
  readonly x: number;
  readonly y: number;
  readonly seed: number;
}

/** A map that refines before the reader's eyes, and whose cells lead down to their runs. */
export function LiveBasinMap({ figure, children }: LiveBasinMapProps) {
  const { id, title, formula } = figure;
  const [x, y] = [inWords(figure.x), inWords(figure.y)];
  const map = useExperiment<Answer>(figure.first);
  const { chosen, run, choose } = useChosenCell(figure);
  const answer = map.answer ?? figure.first;
  const picture = { answer, title, x, y, formula, marked: chosen && placeNear(answer, chosen) };
  const refine = () =>
    map.start(async (runner, options) =>
      (await import('@basin/experiments')).basinMap(questionOf(figure), runner, options),
    );
  return (
    <AnswerFigure
      id={id}
      picture={
        useAwake() ? (
          <ChoosableBasinMap {...picture} onChoose={(cell) => choose({ x: cell.x, y: cell.y })} />
        ) : (
          <BasinMap {...picture} hint="" />
        )
      }
      caption={
        <>
          {describeMap(answer, [x, y])} {seedsText(answer.seeds)}
          {formula && ` ${againstText(answer, formula)}`}
        </>
      }
      after={children}
    >
      <ExperimentBar
        experiment={map}
        offer={`Draw ${figure.x.count} × ${figure.y.count} cells, seeds 1 to ${figure.seeds}`}
        onStart={refine}
      />
      {chosen && run && (
        <RunBelow
          system={figure.system}
          run={run}
          title={`${figure.x.says} ${writtenIn(figure.x, chosen.x)}, ${figure.y.says} ${writtenIn(figure.y, chosen.y)}`}
          link={addressOf(id, { ...chosen })}
        >
          <SeedChoice most={figure.seeds} seed={chosen.seed} onChange={(seed) => choose({ ...chosen, seed })} />
        </RunBelow>
      )}
    </AnswerFigure>
  );
}

/** What the reader stepped down into, by hand or by an address. */
function useChosenCell(figure: MapFigure) {
  const [chosen, setChosen] = useState<Chosen>();
  const [run, setRun] = useState<RunRef>();
  const choose = ({ x, y, seed = chosen?.seed ?? 1 }: Omit<Chosen, 'seed'> & { readonly seed?: number }) => {
    setChosen({ x, y, seed });
    void import('@basin/experiments').then(({ settings }) =>
      setRun({ changes: settings(figure.system, numbersOf(figure, { x, y }), figure.settleUs), seed }),
    );
  };
  const restore = useEffectEvent(() => {
    const saved = savedState(figure.id, ['x', 'y', 'seed'], window.location.search);
    if (saved) choose(saved);
  });
  useEffect(() => restore(), []);
  return { chosen, run, choose };
}

function againstText(answer: Answer, formula: NonNullable<MapFigure['formula']>): string {
  const { agree, missed, unforeseen } = againstFormula(answer, formula);
  return `The formula and most seeds agree in ${agree} of ${agree + missed + unforeseen} cells; in ${missed} it comes back where the formula allows it to stay down, in ${unforeseen} it stays down where the formula does not.`;
}
