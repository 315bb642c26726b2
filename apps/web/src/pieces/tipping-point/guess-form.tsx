'use client';

import { useId, useState, type FormEvent } from 'react';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import { perUnit, writtenIn, type Varied } from '@/pieces/varied/index.ts';
import styles from './tipping-point.module.css';

interface GuessFormProps {
  readonly ask: string;
  readonly along: Varied;
  /** In the engine's units. */
  readonly onGuess: (guess: number) => void;
}

/** The reader commits to a number before anything is measured. */
export function GuessForm({ ask, along, onGuess }: GuessFormProps) {
  const id = useId();
  const [value, setValue] = useState((along.from + along.to) / 2);
  const guess = value * perUnit(along);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGuess(guess);
  };
  return (
    <form className={`needs-js ${styles['guess']}`} onSubmit={submit}>
      <AwakeFieldset>
        <p className={styles['ask']} id={`${id}-ask`}>
          {ask}
        </p>
        <label className={styles['slider']}>
          My guess
          <input
            type="range"
            aria-describedby={`${id}-ask`}
            min={along.from}
            max={along.to}
            step={along.step ?? (along.to - along.from) / 100}
            value={value}
            onChange={(event) => setValue(event.currentTarget.valueAsNumber)}
          />
          <output aria-live="off">{writtenIn(along, guess)}</output>
        </label>
        <button type="submit" className="button no-print" data-primary>
          That is my guess: measure it
        </button>
      </AwakeFieldset>
    </form>
  );
}
