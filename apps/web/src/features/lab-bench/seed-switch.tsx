'use client';

import { Check, X } from 'lucide-react';
import styles from './system-area.module.css';

interface SeedSwitchProps {
  readonly bySeed: readonly { readonly seed: number; readonly isMet: boolean }[];
  readonly shown: number | undefined;
  readonly onShow: (seed: number) => void;
}

/** Which of the checked runs is on the chart. Each says how it went by itself. */
export function SeedSwitch({ bySeed, shown, onShow }: SeedSwitchProps) {
  return (
    <div className={styles.seeds} role="group" aria-label="Run on the chart">
      {bySeed.map(({ seed, isMet }) => (
        <button key={seed} type="button" aria-pressed={seed === shown} onClick={() => onShow(seed)}>
          Seed {seed}
          {isMet ? <Check aria-label="holds" /> : <X aria-label="does not hold" />}
        </button>
      ))}
    </div>
  );
}
