import type { GuardSettings, Scenario } from '@basin/engine';
import type { LoadCurve, loadCurve, Options, Runner, Sweep, sweep } from '@basin/experiments';
import type { CurveLine, PanelName, SweepWords } from '@basin/viz';
import { writeSetting, type Control, type Settings } from '../live-figure/settings.ts';
import { experimentPath } from './experiment-path.ts';

/** Many runs over one number, as a figure of a page: plain data, made on the server. */
export interface CurveFigure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly along: readonly number[];
  readonly question: SweepAsked | LoadAsked;
  /** The answer that the page was made with, on few seeds. */
  readonly first: CurveAnswer;
  /** Seeds 1 to so many, when the reader asks. */
  readonly seeds: number;
  readonly controls: readonly Control[];
  /** Of the run that a reader steps down into. */
  readonly panels: readonly PanelName[];
  readonly prediction?: CurvePrediction | undefined;
}

export interface SweepAsked extends SweepWords {
  readonly kind: 'sweep';
  readonly at: string;
  readonly unit?: Control['unit'];
  readonly lines: readonly AskedLine[];
  readonly measures: readonly string[];
  /** µs; the whole run unless said otherwise. */
  readonly window?: { readonly fromUs: number; readonly toUs: number } | undefined;
  readonly isTheoryShown: boolean;
  readonly isLog: boolean;
  readonly threshold?: { readonly value: number; readonly word: string } | undefined;
}

/** One system of a sweep. */
export interface AskedLine extends Settings {
  readonly says: string;
  /** What a value of the axis is multiplied by. */
  readonly times: number;
}

export interface LoadAsked extends Settings {
  readonly kind: 'load';
  readonly lines: readonly CurveLine[];
}

/** The one that was asked for. */
export interface CurveAnswer {
  readonly sweep?: Sweep;
  readonly load?: LoadCurve;
}

/** A question that the reader answers before the figure does. */
export interface CurvePrediction {
  readonly ask: string;
  /** The value of the axis that it is about, one of those tried. */
  readonly at: number;
  /** Which curve: its place among those of a sweep, or the name of a line of a load curve. */
  readonly of: number | CurveLine;
  readonly options?: readonly { readonly says: string; readonly value: number }[] | undefined;
  readonly most?: number | undefined;
  /** Nothing beyond is shown before the guess. */
  readonly shownTo: number;
}

interface Experiments {
  readonly loadCurve: typeof loadCurve;
  readonly sweep: typeof sweep;
}

/** What is asked, with the sliders where they stand. */
interface Asking {
  readonly figure: Pick<CurveFigure, 'along' | 'question' | 'controls'>;
  readonly values: readonly number[];
  readonly seeds: readonly number[];
}

/** Asks the experiment, whose code is given: it comes to the browser only when somebody asks. */
export function ask(
  experiments: Experiments,
  { figure, values, seeds }: Asking,
): (runner: Runner, options?: Options<CurveAnswer>) => Promise<CurveAnswer> {
  const { question, along } = figure;
  return async (runner, options = {}) => {
    if (question.kind === 'load') {
      const system = settingsWith(figure, question, values);
      return { load: await experiments.loadCurve({ system, loads: along, seeds }, runner, withoutPartial(options)) };
    }
    const { at, unit, measures, window } = question;
    const lines = question.lines.map((line) => ({
      system: settingsWith(figure, line, values),
      path: experimentPath(at),
      times: line.times * microsPer(unit),
    }));
    const asked = { along, lines, measures, seeds, ...(window && { window }) };
    const answer = await experiments.sweep(asked, runner, {
      ...withoutPartial(options),
      onProgress: ({ partial, ...progress }) =>
        options.onProgress?.(partial ? { ...progress, partial: { sweep: partial } } : progress),
    });
    return { sweep: answer };
  };
}

/** The system of a line, with the sliders where they stand. */
export function settingsWith(
  { controls }: Pick<CurveFigure, 'controls'>,
  { scenario, guards }: Settings,
  values: readonly number[],
): { readonly scenario: Scenario; readonly guards: GuardSettings } {
  return controls.reduce<Settings>(
    (settings, control, index) => writeSetting(settings, control, values[index] ?? control.from),
    { scenario, guards },
  );
}

/** The systems that a reader can step down into. */
export function systemsOf({ question }: Pick<CurveFigure, 'question'>): readonly (Settings & { says: string })[] {
  return question.kind === 'sweep' ? question.lines : [{ ...question, says: '' }];
}

function withoutPartial({ onProgress, signal }: Options<CurveAnswer>): Options {
  return { ...(onProgress && { onProgress }), ...(signal && { signal }) };
}

function microsPer(unit: Control['unit']): number {
  if (unit === undefined) return 1;
  return unit === 's' ? 1e6 : 1e3;
}
