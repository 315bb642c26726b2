'use client';

import type { Run } from '@basin/engine';
import type { PredictionFound, Question } from '@basin/lab';
import { RunChart } from '@basin/viz';
import { useMemo } from 'react';

interface FoundChartProps {
  readonly question: Question | undefined;
  readonly found: PredictionFound & { readonly answer: { readonly said: Readonly<Record<string, number>> } };
}

/** The run, with the number that was said drawn over it where it has a place there. */
export function FoundChart({ question, found }: FoundChartProps) {
  const [run] = found.runs;
  const said = question && found.answer.said[question.id];
  const guess = useMemo(
    () =>
      question === undefined || run === undefined || said === undefined ? undefined : guessOver(run, question, said),
    [run, question, said],
  );
  if (run === undefined || question?.drawn === undefined || guess === undefined) return null;
  return (
    <RunChart
      run={run}
      title={`One of the runs, and what you said: seed ${run.seed}`}
      panels={[question.drawn.panel]}
      size="small"
      guess={guess}
    />
  );
}

/** A height that holds for a while; or a backlog that falls evenly until the time that was said. */
function guessOver(run: Run, { drawn, fromUs, toUs }: Question, said: number) {
  if (drawn === undefined) return undefined;
  const points =
    drawn.as === 'level'
      ? [
          { atUs: Math.min(fromUs, toUs - run.durationUs / 40), value: said },
          { atUs: toUs, value: said },
        ]
      : fallOver(run, said);
  return { panel: drawn.panel, points, label: 'what you said' };
}

function fallOver(run: Run, seconds: number) {
  const endsUs = Math.max(0, ...run.marks.filter(({ kind }) => kind === 'trigger-ends').map(({ atUs }) => atUs));
  const servers = run.parts.filter(({ kind }) => kind === 'server');
  const bucket = Math.max(0, Math.min(run.bucketCount - 1, Math.floor(endsUs / run.bucketUs) - 1));
  const waiting = servers.reduce((sum, { series }) => sum + (series['queue']?.[bucket] ?? 0), 0);
  return [
    { atUs: endsUs, value: waiting },
    { atUs: Math.min(run.durationUs, endsUs + seconds * 1e6), value: 0 },
  ];
}
