import styles from '../live-figure/live-figure.module.css';
import type { CurveAnswer, CurveFigure, CurvePrediction } from './curve-figure.ts';
import type { CurveGuess } from './guess-form.tsx';
import { valueText } from './value-text.ts';

interface CurveOutcomeProps {
  readonly figure: CurveFigure;
  readonly prediction: CurvePrediction;
  readonly guess: CurveGuess;
}

/** The guess and what the runs of the page say, in one sentence each. */
export function CurveOutcome({ figure, prediction, guess }: CurveOutcomeProps) {
  const { value, word } = measuredAt(figure, prediction);
  const axisTitle = figure.question.kind === 'sweep' ? figure.question.x.title : 'a load of';
  return (
    <p className={styles['outcome']} role="status">
      You said <q>{guess.says}</q> The runs say <strong>{valueText(figure, value)}</strong> ({word} at {axisTitle}{' '}
      {valueText(figure, prediction.at, 'x')}).
    </p>
  );
}

/** The curve that was asked about, at the value that was asked about, in the answer of the page. */
function measuredAt({ question, along, first }: CurveFigure, { at, of }: CurvePrediction) {
  const index = along.indexOf(at);
  if (question.kind === 'load') {
    const line = typeof of === 'string' ? of : 'goodput';
    return { value: pointOf(first, index)?.[line].value ?? NaN, word: line === 'offered' ? 'offered load' : line };
  }
  const curve = question.curves[typeof of === 'number' ? of : 0];
  const readings = first.sweep?.lines[curve?.line ?? 0]?.[index]?.readings;
  return { value: readings?.[curve?.measure ?? 0]?.value ?? NaN, word: curve?.word ?? '' };
}

function pointOf({ load }: CurveAnswer, index: number) {
  return load?.points[index];
}
