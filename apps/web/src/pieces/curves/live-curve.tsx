'use client';

import { useId, type ReactNode } from 'react';
import { ExperimentBar } from '../experiment/index.ts';
import { SeedInput, Slider } from '../live-figure/control-panel.tsx';
import { AwakeFieldset } from '../awake/index.ts';
import figureStyles from '../live-figure/live-figure.module.css';
import { systemsOf, type CurveFigure } from './curve-figure.ts';
import { CurvePicture, describeAnswer } from './curve-picture.tsx';
import styles from './curves.module.css';
import { GuessForm } from './guess-form.tsx';
import { CurveOutcome } from './outcome.tsx';
import { StepDown } from './step-down.tsx';
import { useCurve, type CurveState } from './use-curve.ts';
import { valueText } from './value-text.ts';

interface LiveCurveProps {
  readonly figure: CurveFigure;
  readonly children?: ReactNode;
}

/** Many runs over one number: guess, run more, move a slider, step down into one of them. */
export function LiveCurve({ figure, children }: LiveCurveProps) {
  const state = useCurve(figure);
  const { prediction } = figure;
  const { experiment, values, guess, isHidden } = state;
  const answer = experiment.answer ?? figure.first;
  return (
    <div id={figure.id} className={figureStyles['figure']}>
      <div className={prediction ? 'needs-js' : undefined}>
        <CurvePicture
          {...{ figure, answer, values }}
          {...(prediction && isHidden && { shownTo: prediction.shownTo })}
          {...(!isHidden && { onChoose: (index) => state.choose({ index }) })}
          guess={guess && prediction && { x: prediction.at, value: guess.value }}
          chosen={state.chosen?.index}
        />
        {!isHidden && <p className={figureStyles['caption']}>{describeAnswer(figure, answer)}</p>}
        {prediction && isHidden && (
          <GuessForm prediction={prediction} write={(value) => valueText(figure, value)} onGuess={state.onGuess} />
        )}
        {prediction && guess && <CurveOutcome figure={figure} prediction={prediction} guess={guess} />}
        {!isHidden && <Questions figure={figure} state={state} />}
      </div>
      {prediction && (
        <noscript>
          <CurvePicture figure={figure} answer={figure.first} values={values} />
          <p className={figureStyles['caption']}>{describeAnswer(figure, figure.first)}</p>
          <p className={figureStyles['ask']}>{prediction.ask}</p>
        </noscript>
      )}
      {children !== undefined && !isHidden && <div className={figureStyles['after']}>{children}</div>}
      {children !== undefined && prediction && <noscript>{children}</noscript>}
    </div>
  );
}

/** Sliders, more seeds, and the way down into a run. */
function Questions({ figure, state }: { readonly figure: CurveFigure; readonly state: CurveState }) {
  const { values, change, chosen, job, experiment } = state;
  const lines = systemsOf(figure);
  const lineTitle = lines.length > 1 ? `${lines[chosen?.line ?? 0]?.says}, ` : '';
  return (
    <>
      <ExperimentBar experiment={experiment} offer={`Run seeds 1 to ${figure.seeds}`} onStart={state.runAll}>
        {figure.controls.map((control, index) => (
          <Slider
            key={control.at}
            control={control}
            value={values[index] ?? control.from}
            onChange={(value) => change(values.with(index, value))}
          />
        ))}
      </ExperimentBar>
      <AwakeFieldset className={`needs-js no-print ${figureStyles['controls']}`}>
        <PointSelect figure={figure} state={state} />
        {chosen && <SeedInput seed={chosen.seed} onChange={(seed) => state.choose({ seed })} />}
        <a className={figureStyles['link']} href={state.link}>
          Link to this figure
        </a>
      </AwakeFieldset>
      {chosen && job && (
        <StepDown
          title={`One of these runs: ${lineTitle}${valueText(figure, figure.along[chosen.index] ?? NaN, 'x')}, seed ${chosen.seed}`}
          panels={figure.panels}
          job={job}
        />
      )}
    </>
  );
}

/** The same choice as a click on the picture, for those who would rather have a list. */
function PointSelect({
  figure,
  state: { chosen, choose },
}: {
  readonly figure: CurveFigure;
  readonly state: CurveState;
}) {
  const id = useId();
  const lines = systemsOf(figure);
  return (
    <span className={figureStyles['control']}>
      <label htmlFor={id}>See one run at</label>
      <select
        id={id}
        className={styles['select']}
        value={chosen?.index ?? ''}
        onChange={(event) => choose({ index: Number(event.currentTarget.value) })}
      >
        <option value="" disabled>
          choose a point
        </option>
        {figure.along.map((value, index) => (
          <option key={value} value={index}>
            {valueText(figure, value, 'x')}
          </option>
        ))}
      </select>
      {lines.length > 1 && (
        <select
          aria-label="Which of the systems"
          className={styles['select']}
          value={chosen?.line ?? 0}
          onChange={(event) => choose({ line: Number(event.currentTarget.value) })}
        >
          {lines.map(({ says }, line) => (
            <option key={says} value={line}>
              {says}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
