'use client';

import { Pause, Play } from 'lucide-react';
import { useId, useState } from 'react';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import type { Figure } from './figure.ts';
import { linkTo } from './state-link.ts';
import type { Control } from './settings.ts';
import type { FigureState } from './use-figure.ts';
import styles from './live-figure.module.css';

interface ControlPanelProps {
  readonly figure: Figure;
  readonly state: FigureState;
}

/** Native inputs: play and pause, the seed, and a slider for each setting that this figure opens. */
export function ControlPanel({ figure, state }: ControlPanelProps) {
  const { choice, choose, playback, isAtEnd } = state;
  return (
    <AwakeFieldset className={`needs-js no-print ${styles['controls']}`} isBusy={state.isRunning}>
      <button
        type="button"
        className="button"
        onClick={() => (playback.isPlaying ? playback.pause() : playback.play(isAtEnd ? 0 : undefined))}
      >
        {playback.isPlaying ? (
          <Pause aria-hidden="true" size={16} strokeWidth={1.75} />
        ) : (
          <Play aria-hidden="true" size={16} strokeWidth={1.75} />
        )}
        {playback.isPlaying ? 'Pause' : 'Play'}
      </button>
      {figure.controls.map((control, index) => (
        <Slider
          key={control.at}
          control={control}
          value={choice.values[index] ?? control.from}
          onChange={(value) => choose({ ...choice, values: choice.values.with(index, value) })}
        />
      ))}
      <SeedInput seed={choice.seed} onChange={(seed) => choose({ ...choice, seed })} />
      <a className={styles['link']} href={linkTo(figure, choice)}>
        Link to this run
      </a>
      {state.problem !== undefined && (
        <p role="alert" className={styles['problem']}>
          {state.problem}
        </p>
      )}
    </AwakeFieldset>
  );
}

interface SliderProps {
  readonly control: Control;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function Slider({ control, value, onChange }: SliderProps) {
  const id = useId();
  const { label, from, to, step = 1, unit } = control;
  return (
    <div className={styles['control']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id} aria-live="off">
        {value}
        {unit !== undefined && `\u202f${unit}`}
      </output>
    </div>
  );
}

/** Keeps what is being typed; what cannot be a seed runs nothing. */
export function SeedInput({ seed, onChange }: { readonly seed: number; readonly onChange: (seed: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <div className={styles['control']}>
      <label htmlFor={id}>Seed</label>
      <input
        id={id}
        className={styles['seed']}
        type="number"
        min={1}
        max={9999}
        step={1}
        value={typed ?? seed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const value = event.currentTarget.valueAsNumber;
          if (Number.isSafeInteger(value) && value >= 1 && value <= 9999) onChange(value);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </div>
  );
}
