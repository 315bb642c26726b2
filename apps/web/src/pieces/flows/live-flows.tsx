'use client';

import { useEffect, useEffectEvent, useId, useState, type ReactNode } from 'react';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import { addressOf, savedState } from '@/pieces/saved-state/index.ts';
import { SeedInput, Slider } from '../live-figure/control-panel.tsx';
import type { Guessed } from '../live-figure/figure.ts';
import figureStyles from '../live-figure/live-figure.module.css';
import { PredictForm } from '../live-figure/predict-form.tsx';
import { TaskList } from '../live-figure/task-list.tsx';
import type { FlowsFigure, Moment } from './flows-figure.ts';
import { amount, describeFlows, FlowsPicture } from './flows-picture.tsx';
import { useFlows, type FlowsState } from './use-flows.ts';
import styles from './flows.module.css';

interface LiveFlowsProps {
  readonly figure: FlowsFigure;
  readonly children?: ReactNode;
}

/** What flows in each moment of a run, under settings that the reader may change. */
export function LiveFlows({ figure, children }: LiveFlowsProps) {
  const { moments, prediction, controls } = figure;
  const state = useFlows(figure);
  const [guess, setGuess] = useState<Guessed | 'waived'>();
  const [at, setAt] = useState(() => (prediction ? 0 : Math.min(1, moments.length - 1)));
  const isHidden = prediction !== undefined && guess === undefined;

  const restore = useEffectEvent(() => {
    const keys = ['seed', 'moment', ...controls.map((_, index) => `v${index}`)];
    const saved = savedState(figure.id, keys, window.location.search);
    if (!saved) return;
    setGuess('waived');
    setAt(Math.min(Math.max(0, saved['moment'] ?? 0), moments.length - 1));
    const within = ({ from, to }: { from: number; to: number }, value = from) => Math.min(Math.max(value, from), to);
    state.choose({
      seed: saved['seed'] ?? figure.seed,
      values: controls.map((control, index) => within(control, saved[`v${index}`])),
    });
  });
  useEffect(() => restore(), []);

  const onGuess = (made: Guessed) => {
    setGuess(made);
    setAt(prediction?.moment ?? 0);
  };
  const made = guess === 'waived' ? undefined : guess;
  return (
    <div id={figure.id} className={figureStyles['figure']}>
      <div className={prediction ? 'needs-js' : undefined}>
        <Shown {...{ figure, state, at }} guess={made} />
        {isHidden && (
          <PredictForm
            prediction={{ ...prediction, of: 'attempts', from: 0, to: 0, hiddenFrom: 0 }}
            onGuess={onGuess}
          />
        )}
        {!isHidden && <Controls {...{ figure, state, at, setAt }} />}
      </div>
      {prediction && (
        <noscript>
          {moments.map(({ says }, index) => (
            <Shown key={says} {...{ figure, state }} at={index} guess={undefined} />
          ))}
        </noscript>
      )}
      {figure.tasks.length > 0 && !isHidden && <TaskList tasks={figure.tasks} done={state.done} />}
      {children !== undefined && !isHidden && <div className={figureStyles['after']}>{children}</div>}
      {children !== undefined && prediction && <noscript>{children}</noscript>}
    </div>
  );
}

interface ShownProps {
  readonly figure: FlowsFigure;
  readonly state: FlowsState;
  readonly at: number;
  readonly guess: Guessed | undefined;
}

function Shown({ figure: { title, moments, prediction }, state: { shown }, at, guess }: ShownProps) {
  const [moment, seen] = [moments[at], shown.seen[at]];
  if (!moment || !seen) return null;
  const isAsked = prediction !== undefined && guess !== undefined && at === prediction.moment;
  const guessed = isAsked ? { arrow: prediction.arrow, perSecond: guess.value } : undefined;
  return (
    <figure className={styles['frame']}>
      <figcaption className="viz-title">{title}</figcaption>
      <FlowsPicture {...{ title, moment, seen }} settings={shown.settings} guess={guessed} />
      {isAsked && (
        <p className={figureStyles['outcome']} role="status">
          You said <q>{guess.says}</q> Over {prediction.arrow.replace('->', '→')} go{' '}
          <strong>{amount(seen.flows.arrows[prediction.arrow]?.attempts ?? 0)} attempts per second</strong>.
        </p>
      )}
      <p className={figureStyles['caption']} aria-live="polite">
        {describeFlows(shown.settings, moment, seen)} Seed {shown.seed}.
      </p>
    </figure>
  );
}

interface ControlsProps {
  readonly figure: FlowsFigure;
  readonly state: FlowsState;
  readonly at: number;
  readonly setAt: (at: number) => void;
}

function Controls({ figure, state, at, setAt }: ControlsProps) {
  const { choice, choose, problem } = state;
  const values = Object.fromEntries(choice.values.map((value, index) => [`v${index}`, value]));
  return (
    <AwakeFieldset className={`needs-js no-print ${figureStyles['controls']}`} isBusy={state.isRunning}>
      <MomentSwitch moments={figure.moments} at={at} setAt={setAt} />
      {figure.controls.map((control, index) => (
        <Slider
          key={control.at}
          control={control}
          value={choice.values[index] ?? control.from}
          onChange={(value) => choose({ ...choice, values: choice.values.with(index, value) })}
        />
      ))}
      <SeedInput seed={choice.seed} onChange={(seed) => choose({ ...choice, seed })} />
      <a className={figureStyles['link']} href={addressOf(figure.id, { seed: choice.seed, moment: at, ...values })}>
        Link to this run
      </a>
      {problem !== undefined && (
        <p role="alert" className={figureStyles['problem']}>
          {problem}
        </p>
      )}
    </AwakeFieldset>
  );
}

function MomentSwitch({
  moments,
  at,
  setAt,
}: Pick<ControlsProps, 'at' | 'setAt'> & { readonly moments: readonly Moment[] }) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label="Moment of the run" className={styles['switch']}>
      {moments.map(({ says }, index) => (
        <label key={says}>
          <input type="radio" name={name} checked={at === index} onChange={() => setAt(index)} />
          {says}
        </label>
      ))}
    </div>
  );
}
