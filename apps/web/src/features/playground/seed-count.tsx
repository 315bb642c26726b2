'use client';

import styles from './experiment-view.module.css';

interface SeedCountProps {
  readonly counts: readonly number[];
  readonly count: number;
  readonly onChoose: (count: number) => void;
}

/** How many seeds an experiment asks, from the first on. */
export function SeedCount({ counts, count, onChoose }: SeedCountProps) {
  return (
    <label className={styles.field}>
      <span>seeds</span>
      <select value={count} onChange={({ target }) => onChoose(Number(target.value))}>
        {counts.map((each) => (
          <option key={each} value={each}>
            {each === 1 ? '1' : `1 to ${each}`}
          </option>
        ))}
      </select>
    </label>
  );
}
