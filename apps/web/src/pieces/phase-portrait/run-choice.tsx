'use client';

import styles from './phase-portrait.module.css';
interface RunChoiceProps {
  readonly words: readonly string[];
  readonly index: number | undefined;
  readonly onChoose: (index: number) => void;
}

/** Which of the runs the ball follows. */
export function RunChoice({ words, index, onChoose }: RunChoiceProps) {
  return (
    <label className={styles['choice']}>
      Follow one run
      <select value={index ?? ''} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {index === undefined && <option value="">choose one</option>}
        {words.map((each, place) => (
          <option key={each} value={place}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
