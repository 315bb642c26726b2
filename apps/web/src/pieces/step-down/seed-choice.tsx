'use client';

import styles from './step-down.module.css';

interface SeedChoiceProps {
  /** Seeds 1 to so many. */
  readonly most: number;
  readonly seed: number;
  readonly onChange: (seed: number) => void;
}

/** Another day, with other users. */
export function SeedChoice({ most, seed, onChange }: SeedChoiceProps) {
  return (
    <label className={styles['choice']}>
      Seed
      <select value={seed} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {Array.from({ length: most }, (_, index) => (
          <option key={index + 1}>{index + 1}</option>
        ))}
      </select>
    </label>
  );
}

/** Which seeds an answer is of. */
export function seedsText(seeds: readonly number[]): string {
  return seeds.length === 1 ? `Seed ${seeds[0]}.` : `Seeds ${seeds[0]} to ${seeds.at(-1)}.`;
}
