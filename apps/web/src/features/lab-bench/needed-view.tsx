'use client';

import { type MissedGoal, neededGuards, type NeededGuards } from '@basin/lab';
import { useState } from 'react';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { placeWords } from '@/pieces/take-home/index.ts';
import { goalWords } from './goal-words.ts';
import type { LabWork } from './lab-work.ts';
import styles from './what-if.module.css';

/** Each guard on the desk taken away by itself, and the lab's goals held against what is left. */
export function NeededView({ work }: { readonly work: LabWork }) {
  const { lab, guards, scenario, desk } = work;
  const [asked, setAsked] = useState('');
  const experiment = useExperiment<NeededGuards>();
  const ask = (): void => {
    setAsked(desk.text);
    experiment.start((runner, options) => neededGuards({ lab: { ...lab, scenario }, guards }, runner, options));
  };
  const { answer } = experiment;
  return (
    <>
      <p className={styles.about}>
        Each guard is taken away by itself, on every public seed. What the scenario has in its place comes back.
      </p>
      <ExperimentBar experiment={experiment} offer="Take each away" onStart={ask} />
      {answer !== undefined && (
        <div data-testid="needed">
          <p className={styles.says}>
            With all of them: {missedWords(answer.all, answer.seeds.length) || 'every goal is met'}.
            {asked !== desk.text && ' The guards have changed since.'}
          </p>
          <Needs answer={answer} />
        </div>
      )}
    </>
  );
}

function Needs({ answer: { guards, seeds } }: { readonly answer: NeededGuards }) {
  if (guards.length === 0) return <p className={styles.about}>No guard is set.</p>;
  return (
    <ul className={styles.needs}>
      {guards.map(({ path, place, guard, isNeeded, missed }) => (
        <li key={path}>
          <code>{guard}</code> {placeWords(place)}: <b>{isNeeded ? 'needed' : 'not needed'}</b>. Without it{' '}
          {missedWords(missed, seeds.length) || 'every goal is met all the same'}.
        </li>
      ))}
    </ul>
  );
}

/** `Recovers is missed on 3 of 3 seeds, Calm on 1`. Empty where nothing is missed. */
function missedWords(missed: readonly MissedGoal[], seeds: number): string {
  return missed
    .map(
      ({ goal, count }, index) => `${goalWords(goal)}${index === 0 ? ' is missed' : ''} on ${count} of ${seeds} seeds`,
    )
    .join(', ');
}
