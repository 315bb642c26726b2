'use client';

import { useId, useState, type FormEvent } from 'react';
import type { ChartRun } from '@basin/viz';
import { useAwake } from '@/pieces/awake/index.ts';
import type { Guessed, Prediction } from './figure.ts';
import styles from './live-figure.module.css';

interface PredictFormProps {
  readonly prediction: Prediction;
  /** Whose offered load ends the slider, where the question does not say. */
  readonly run?: ChartRun | undefined;
  readonly onGuess: (guess: Guessed) => void;
}

/** The reader commits to an answer before anything moves. */
export function PredictForm({ prediction, run, onGuess }: PredictFormProps) {
  const { ask, options } = prediction;
  const most =
    prediction.most ?? Math.ceil((run?.series.offered ?? NONE).reduce((a, b) => Math.max(a, b), 1) / 100) * 100;
  const [option, setOption] = useState<number>();
  const [value, setValue] = useState(Math.round(most / 2));
  const name = useId();
  const isAwake = useAwake();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!options) return onGuess({ value, says: amount(value, prediction) });
    const chosen = option === undefined ? undefined : options[option];
    if (chosen) onGuess(chosen);
  };
  return (
    <form className={styles['predict']} onSubmit={submit}>
      <fieldset disabled={!isAwake}>
        <legend className={styles['ask']}>{ask}</legend>
        {options ? (
          <div className={styles['choices']}>
            {options.map((each, index) => (
              <label key={each.says} className={styles['choice']}>
                <input type="radio" name={name} required checked={option === index} onChange={() => setOption(index)} />
                {each.says}
              </label>
            ))}
          </div>
        ) : (
          <label className={styles['control']}>
            <span>My guess</span>
            <input
              type="range"
              min={0}
              max={most}
              step={most / 100}
              value={value}
              onChange={(event) => setValue(event.currentTarget.valueAsNumber)}
            />
            <output aria-live="off">{amount(value, prediction)}</output>
          </label>
        )}
      </fieldset>
      <button type="submit" className="button no-print" data-primary disabled={!isAwake}>
        That is my guess: show me
      </button>
    </form>
  );
}

interface OutcomeProps {
  readonly prediction: Prediction;
  readonly run: ChartRun;
  readonly guess: Guessed;
}

/** The guess and the result, in one sentence each. */
export function Outcome({ prediction, run, guess }: OutcomeProps) {
  const value = meanOf(run, prediction);
  return (
    <p className={styles['outcome']} role="status">
      You said <q>{guess.says}</q> From {prediction.from} to {prediction.to}
      {'\u202f'}s the {words[prediction.of]} is <strong>{amount(value, prediction)}</strong>.
    </p>
  );
}

function meanOf(run: ChartRun, { of, from, to }: Prediction): number {
  const index = (seconds: number) => Math.round((seconds * 1e6) / run.bucketUs);
  const cut = run.series[of].subarray(index(from), index(to));
  return cut.reduce((sum, each) => sum + each, 0) / cut.length;
}

function amount(value: number, { of }: Prediction): string {
  const rounded = value >= 100 ? Math.round(value / 10) * 10 : Math.round(value);
  return `${rounded.toLocaleString('en').replaceAll(',', '\u202f')}${of === 'queue' ? ' waiting' : '/s'}`;
}

const NONE = new Float64Array();

const words = { goodput: 'goodput', attempts: 'rate of attempts', queue: 'queue' } as const;
