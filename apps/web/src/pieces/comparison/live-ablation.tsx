'use client';

import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { Ablation as Answer } from '@basin/experiments';
import { Ablation } from '@basin/viz';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { addressOf, savedState } from '@/pieces/saved-state/index.ts';
import figureStyles from '../live-figure/live-figure.module.css';
import type { AblationFigure } from './ablation-figure.ts';
import { summaryOf } from './ablation-summary.ts';
import { countedFor, demandsText, seedsTo } from './demands.ts';
import styles from './comparison.module.css';

interface LiveAblationProps {
  readonly figure: AblationFigure;
  readonly children?: ReactNode;
}

/** Each guard taken away, and each left alone: first on the seeds that the page was made with, on demand on many. */
export function LiveAblation({ figure, children }: LiveAblationProps) {
  const { scenario, guards, seeds, firstSeeds, demands } = figure;
  const experiment = useExperiment<Answer>(figure.first);
  const start = () =>
    experiment.start(async (runner, options) => {
      const { ablation } = await import('@basin/experiments');
      const system = { scenario, guards };
      return ablation({ system, seeds: seedsTo(seeds), ...(demands && { demands }) }, runner, options);
    });
  const restore = useEffectEvent(() => {
    if (savedState(figure.id, ['seeds'], window.location.search)) start();
  });
  useEffect(() => restore(), []);

  const answer = experiment.answer ?? figure.first;
  const counted = countedFor(demands);
  const of = answer.all.survives.of;
  return (
    <div id={figure.id} className={figureStyles['figure']}>
      <Ablation answer={answer} counted={counted} title={figure.title} />
      <p className={figureStyles['caption']} aria-live="polite">
        {summaryOf(answer, counted)} {of === 1 ? 'Seed 1.' : `Seeds 1 to ${of}.`}
      </p>
      {demands && <p className={styles['demands']}>{demandsText(demands)}</p>}
      {seeds > firstSeeds && (
        <ExperimentBar experiment={experiment} offer={`Run seeds 1 to ${seeds}`} onStart={start}>
          <a className={figureStyles['link']} href={addressOf(figure.id, { seeds })}>
            Link to this answer
          </a>
        </ExperimentBar>
      )}
      {children !== undefined && <div className={figureStyles['after']}>{children}</div>}
    </div>
  );
}
