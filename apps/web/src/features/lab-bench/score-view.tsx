'use client';

import { type Score, score, scoreSeeds, shownNumber } from '@basin/lab';
import { BasinWidth } from '@basin/viz';
import { useState } from 'react';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import type { LabWork } from './lab-work.ts';
import styles from './what-if.module.css';

/** How good the guards on the desk are beyond the verdict: the largest trigger survived, or the least margin. */
export function ScoreView({ work }: { readonly work: LabWork }) {
  const { lab, guards, scenario, desk } = work;
  const [count, choose] = useState(3);
  const [asked, setAsked] = useState('');
  const experiment = useExperiment<Score>();
  const ask = (): void => {
    setAsked(desk.text);
    const seeds = lab.claim === 'metastable' ? { seeds: scoreSeeds(lab, count) } : {};
    experiment.start((runner, options) => score({ lab: { ...lab, scenario }, guards, ...seeds }, runner, options));
  };
  const { answer } = experiment;
  const isWidth = lab.claim === 'metastable';
  return (
    <>
      <p className={styles.about}>
        {isWidth
          ? 'The largest trigger after which the system still comes back, by bisection on each seed. This is the score of your guards.'
          : 'How far the goal that is nearest to being missed is from it, over the public seeds. This is the score of your guards.'}
      </p>
      <ExperimentBar experiment={experiment} offer="Find the score" onStart={ask}>
        {isWidth && (
          <label className={styles.field}>
            <span>seeds</span>
            <select value={count} onChange={({ target }) => choose(Number(target.value))}>
              {[3, 7].map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        )}
      </ExperimentBar>
      {answer !== undefined && (
        <div data-testid="score">
          <p className={styles.says}>
            <Sentence>{answer.says}</Sentence>
            {asked !== desk.text && ' The guards have changed since.'}
          </p>
          {answer.kind === 'width' && (
            <BasinWidth
              answer={answer.answer}
              title={`How far it may go: ${answer.along.number.name}`}
              along={answer.along.number.name}
              format={(value) => shownNumber(value, answer.along.number)}
            />
          )}
        </div>
      )}
    </>
  );
}
