import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { loadCurve, sweep } from '@basin/experiments';
import type { MeaningId } from '@basin/viz';
import { firstAnswer } from '@/server/first-answer.ts';
import { readSetting, writeSetting, type Settings } from '../live-figure/settings.ts';
import { guardsOf, systemOf, where } from '../live-figure/system.ts';
import { ask, type AskedLine, type CurveFigure } from './curve-figure.ts';
import { CurveIsland } from './curve-island.tsx';
import { shortened } from './shortened.ts';
import { stepsOf } from './steps.ts';

export type SweepProps = BlockProps<'Sweep'> & { readonly children?: ReactNode };

/**
 * A measure over one number of a system: many runs on few seeds where the page is made, more of them in the reader's
 * browser, and a click on a point leads down into one of them.
 */
export async function Sweep({ children, ...props }: SweepProps) {
  const { along, measures, predict, from, to, y = SECONDS } = props;
  const lines = await linesOf(props);
  const question: CurveFigure['question'] = {
    kind: 'sweep',
    at: along.at,
    unit: along.unit,
    lines,
    measures: measures.map(({ of }) => seriesNamed(of)),
    curves: lines.flatMap(({ says }, line) =>
      measures.map(({ of, word }, measure) => ({
        line,
        measure,
        of: meaningOf(of),
        word: lines.length === 1 ? word : measures.length === 1 ? says : `${says}: ${word}`,
      })),
    ),
    x: { title: along.label, ...(along.isShare && { isShare: true }), ...(along.unit && { unit: along.unit }) },
    y,
    window: from === undefined && to === undefined ? undefined : windowOf(props, lines),
    isTheoryShown: props.theory ?? false,
    isLog: props.log ?? false,
    threshold: props.goal,
  };
  const figure = await asked(props, {
    along: stepsOf(along),
    question,
    panels: props.panels ?? ['queue', 'latency'],
    prediction: predict && { ...predict, of: predict.of ?? 0 },
  });
  return <CurveIsland figure={figure}>{children}</CurveIsland>;
}

type Common = Pick<SweepProps, 'id' | 'title' | 'seeds' | 'firstSeeds' | 'controls'>;
type Own = Pick<CurveFigure, 'along' | 'question' | 'panels' | 'prediction'>;

/** The figure with its first answer. */
export async function asked(
  { id, title, seeds = 20, firstSeeds = 3, controls = [] }: Common,
  own: Own,
): Promise<CurveFigure> {
  const figure = { id: id ?? idOf(title), title, seeds, controls, ...own };
  const values = controls.map((control) => {
    const { question } = own;
    const system = question.kind === 'sweep' ? question.lines[0] : question;
    return (system && readSetting(system, control)) ?? control.from;
  });
  const first = Array.from({ length: firstSeeds }, (_, index) => index + 1);
  const key = JSON.stringify([own.question, own.along, values, firstSeeds]);
  const answer = await firstAnswer(key, ask({ loadCurve, sweep }, { figure, values, seeds: first }));
  return { ...figure, first: shortened(answer) };
}

async function linesOf(props: SweepProps): Promise<AskedLine[]> {
  const { along, lines = [{ says: '' }] } = props;
  return Promise.all(
    lines.map(async ({ says, set = [], times = 1, scenario, guards }) => {
      const named = {
        scenario: scenario ?? props.scenario,
        ...((guards ?? props.guards) && { guards: guards ?? props.guards }),
      };
      const system = await systemOf(named);
      const settings = set.reduce<Settings>(
        (before, { at, to, unit }) =>
          writeSetting(before, { label: says, at, from: to, to, ...(unit && { unit }) }, to),
        { scenario: system.scenario, guards: guardsOf(named, system) },
      );
      if (readSetting(settings, along) === undefined)
        throw new Error(`${where(named)}: a sweep has no number at ${along.at}.`);
      return { says, ...settings, times: times * (along.times ?? 1) };
    }),
  );
}

function windowOf({ from = 0, to }: Pick<SweepProps, 'from' | 'to'>, [line]: readonly AskedLine[]) {
  return { fromUs: from * 1e6, toUs: to === undefined ? (line?.scenario.duration ?? 0) : to * 1e6 };
}

/** Blocks of a text say goodput where a run's series says good. */
function seriesNamed(of: string): string {
  return of === 'goodput' ? 'good' : of;
}

function meaningOf(of: string): MeaningId {
  if (of.startsWith('latency')) return 'latency';
  if (of.startsWith('goodput')) return 'goodput';
  if (of === 'queue' || of.endsWith('.queue') || of.endsWith('.utilisation')) return 'queue';
  return of === 'attempts' || of === 'amplification' ? 'attempts' : 'offered';
}

function idOf(title: string): string {
  return `curve-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, '');
}

const SECONDS = { title: 'seconds', unit: 's' };
