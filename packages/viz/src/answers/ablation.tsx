import type { Ablation as Answer, GuardRole, Variant } from '@basin/experiments';
import { axisOver } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { countText, intervalText } from '../plot/words.ts';
import { DotRows, rowsHeight, type DotRow } from './dot-rows.tsx';
import { FormMark } from './marks.tsx';

export interface AblationProps extends FigureProps {
  readonly answer: Answer;
  /** What the seeds are counted for; that they `survive` unless said otherwise. */
  readonly counted?: string | undefined;
}

/** Which guards are needed: the share of seeds that survive without each, and with each alone, beside all and none. */
export function Ablation({ answer, counted = SURVIVE, ...figure }: AblationProps) {
  const rows = rowsOf(answer, counted);
  const variants: [string, Variant][] = [
    ['all guards', answer.all],
    ['no guards', answer.none],
    ...answer.guards.flatMap((guard): [string, Variant][] => [
      [`without ${nameOf(guard)}`, guard.without],
      [`only ${nameOf(guard)}`, guard.alone],
    ]),
  ];
  return (
    <Figure
      {...figure}
      legend={
        <>
          <LegendEntry mark={<FormMark meaning="offered" form="dot" />} word="all, none" />
          <LegendEntry mark={<FormMark meaning="failed" form="ring" />} word="without it" />
          <LegendEntry mark={<FormMark meaning="healthy" form="diamond" />} word="it alone" />
        </>
      }
      description={describeAblation(answer, counted)}
      table={{
        columns: ['guards', counted, 'share', ...answer.all.measures.map(({ measure }) => measure)],
        rows: variants.map(([name, { survives, measures }]) => [
          name,
          countText(survives),
          intervalText(survives),
          ...measures.map(({ b }) => intervalText(b)),
        ]),
      }}
    >
      {(ids) => (
        <Plot ids={ids} height={rowsHeight(rows)} x={{ axis: SHARES, title: `share of seeds that ${counted}` }}>
          <DotRows rows={rows} />
        </Plot>
      )}
    </Figure>
  );
}

function rowsOf({ all, none, guards }: Answer, counted: string): DotRow[] {
  const row = { axis: SHARES, hasEnds: false };
  const whole = (label: string, { survives }: Variant): DotRow => ({
    ...row,
    label,
    note: `${countText(survives)} ${counted}`,
    marks: [{ meaning: 'offered', form: 'dot', interval: survives }],
  });
  return [
    whole('all guards', all),
    ...guards.map((guard): DotRow => ({
      ...row,
      label: nameOf(guard),
      note: ROLES[guard.role],
      marks: [
        { meaning: 'failed', form: 'ring', interval: guard.without.survives },
        { meaning: 'healthy', form: 'diamond', interval: guard.alone.survives },
      ],
    })),
    whole('no guards', none),
  ];
}

function nameOf({ guard, place }: GuardRole): string {
  return `${guard} of ${place.replace('->', '→')}`;
}

/** The picture in words: what all guards do, what none does, and what each is for. */
export function describeAblation({ all, none, guards }: Answer, counted: string = SURVIVE): string {
  const each = guards.map(
    (guard) =>
      `${nameOf(guard)}: ${ROLES[guard.role]}; without it ${countText(guard.without.survives)}, alone ${countText(guard.alone.survives)}.`,
  );
  return [
    `With all guards ${countText(all.survives)} seeds ${counted}, with none ${countText(none.survives)}.`,
    ...each,
  ].join(' ');
}

const SHARES = axisOver(0, 1);
const SURVIVE = 'survive';

const ROLES: Readonly<Record<GuardRole['role'], string>> = {
  needed: 'needed',
  enough: 'enough alone',
  both: 'needed, and enough alone',
  neither: 'neither needed nor enough',
};
