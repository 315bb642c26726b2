'use client';

import { useId, useState, type FormEvent } from 'react';
import { useAwake } from '../awake/index.ts';
import styles from '../live-figure/live-figure.module.css';
import type { CurvePrediction } from './curve-figure.ts';

export interface CurveGuess {
  readonly value: number;
  readonly says: string;
}

interface GuessFormProps {
  readonly prediction: CurvePrediction;
  /** How a value is written: with its unit. */
  readonly write: (value: number) => string;
  readonly onGuess: (guess: CurveGuess) => void;
}

/** The reader commits to an answer before the rest of the curve is drawn. */
export function GuessForm({ prediction, write, onGuess }: GuessFormProps) {
  const { ask, options, most = 1 } = prediction;
  const [option, setOption] = useState<number>();
  const [value, setValue] = useState(most / 2);
  const name = useId();
  const isAwake = useAwake();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!options) return onGuess({ value, says: write(value) });
    const chosen = option === undefined ? undefined : options[option];
    if (chosen) onGuess(chosen);
  };
  return (
    <form className={styles['predict']} onSubmit={submit}>
      <fieldset disabled={!isAwake}>
        <legend className={styles['ask']}>{ask}</legend>
        {options ? (
          <div className={styles['choices']}>
            {options.map(({ says }, index) => (
              <label key={says} className={styles['choice']}>
                <input type="radio" name={name} required checked={option === index} onChange={() => setOption(index)} />
                {says}
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
              step={most / 50}
              value={value}
              onChange={(event) => setValue(event.currentTarget.valueAsNumber)}
            />
            <output aria-live="off">{write(value)}</output>
          </label>
        )}
      </fieldset>
      <button type="submit" className="button no-print" data-primary disabled={!isAwake}>
        That is my guess: show me
      </button>
    </form>
  );
}
