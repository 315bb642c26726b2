import type { Interval } from '@basin/experiments';
import { formatNumber } from '../number.ts';
import { percent, shareOn, type Axis } from '../plot/axis.ts';
import type { MeaningId } from '../theme/meanings.ts';
import { Mark, type Form } from './marks.tsx';

export interface DotMark {
  readonly meaning: MeaningId;
  readonly form: Form;
  readonly interval: Interval;
}

export interface DotRow {
  readonly label: string;
  /** Says what the dots amount to, in a line of its own. */
  readonly note: string;
  readonly axis: Axis;
  /** The row's own axis ends are written below it, where rows do not share one. */
  readonly hasEnds: boolean;
  readonly marks: readonly DotMark[];
}

/** Rows of points with their intervals, each below its name, so that names may be as long as they are. */
export function DotRows({ rows }: { readonly rows: readonly DotRow[] }) {
  return rows.map((row, index) => (
    <g key={row.label} transform={`translate(0 ${topsOf(rows)[index]})`}>
      <text className="viz-row-label" x="-44" y="14">
        {row.label}
      </text>
      <text className="viz-row-note" x="-44" y="30">
        {row.note}
      </text>
      {row.marks.map((mark, line) => (
        <DotLine key={`${mark.meaning} ${mark.form}`} mark={mark} axis={row.axis} y={LABEL + (line + 0.5) * LINE} />
      ))}
      {row.hasEnds &&
        [row.axis.from, row.axis.to].map((end, right) => (
          <text
            key={end}
            className="viz-tick"
            x={right === 0 ? '0' : '100%'}
            y={LABEL + row.marks.length * LINE + 12}
            textAnchor={right === 0 ? 'start' : 'end'}
          >
            {formatNumber(end)}
          </text>
        ))}
    </g>
  ));
}

function DotLine({ mark, axis, y }: { readonly mark: DotMark; readonly axis: Axis; readonly y: number }) {
  const { value, low, high } = mark.interval;
  const at = (each: number): string => percent(shareOn(axis, each));
  return (
    <g data-meaning={mark.meaning}>
      <line className="viz-rule" x2="100%" y1={y} y2={y} />
      {Number.isFinite(high) && <line className="viz-whisker" x1={at(low)} x2={at(high)} y1={y} y2={y} />}
      <Mark meaning={mark.meaning} form={mark.form} x={shareOn(axis, value)} y={y} />
    </g>
  );
}

/** Of all rows together. */
export function rowsHeight(rows: readonly DotRow[]): number {
  return rows.reduce((sum, row) => sum + heightOf(row), 0);
}

function topsOf(rows: readonly DotRow[]): number[] {
  return rows.map((_, index) => rowsHeight(rows.slice(0, index)));
}

function heightOf({ marks, hasEnds }: DotRow): number {
  return LABEL + marks.length * LINE + (hasEnds ? 18 : 8);
}

const LABEL = 36;
const LINE = 16;
