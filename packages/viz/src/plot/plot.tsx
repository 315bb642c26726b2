import type { ReactNode } from 'react';
import { formatNumber } from '../number.ts';
import { percent, shareOn, type Axis } from './axis.ts';
import type { FigureIds } from './figure.tsx';
import { Hatches } from './hatches.tsx';

export interface NamedAxis {
  readonly axis: Axis;
  readonly title: string;
  readonly format?: (value: number) => string;
  /** Only marked, without lines through the plot, where these would cross what they say nothing about. */
  readonly isBare?: boolean;
}

interface PlotProps {
  readonly ids: FigureIds;
  /** Of the plot itself, in pixels. */
  readonly height: number;
  readonly x: NamedAxis;
  /** Left out where the height means nothing, or each row something else. */
  readonly y?: NamedAxis;
  /** Room between the title and the plot, for words above what they speak of. */
  readonly strip?: number;
  readonly children: ReactNode;
  /** Controls laid over the plot. */
  readonly over?: ReactNode;
}

/** A picture over two axes. Its children are drawn with the plot's upper edge at 0, across in shares of the width. */
export function Plot({ ids, height, x, y, strip = 0, children, over }: PlotProps) {
  const top = (y === undefined ? 4 : TITLE_HEIGHT) + strip;
  return (
    <div className="viz-plot">
      <svg
        className="viz-picture"
        width="100%"
        height={top + height + AXIS_HEIGHT}
        role="img"
        aria-labelledby={ids.titleId}
        aria-describedby={ids.descriptionId}
      >
        <Hatches id={ids.id} />
        {y && (
          <text className="viz-axis-title" x="-44" y="12">
            {y.title}
          </text>
        )}
        <g transform={`translate(0 ${top})`}>
          {y && <UpAxis {...y} height={height} />}
          {children}
        </g>
        <AcrossAxis {...x} top={top + height} />
      </svg>
      {over}
    </div>
  );
}

export function UpAxis({ axis, format = formatNumber, isBare, height }: NamedAxis & { readonly height: number }) {
  return axis.ticks.map((tick) => {
    const y = Math.round(height * (1 - shareOn(axis, tick)));
    return (
      <g key={tick}>
        {!isBare && <line className={tick === axis.from ? 'viz-axis' : 'viz-rule'} x2="100%" y1={y} y2={y} />}
        <text className="viz-tick" x="-8" y={y + 4} textAnchor="end">
          {format(tick)}
        </text>
      </g>
    );
  });
}

function AcrossAxis({ axis, title, format = formatNumber, top }: NamedAxis & { readonly top: number }) {
  return (
    <g transform={`translate(0 ${top})`}>
      {axis.ticks.length > 0 && <line className="viz-axis" x2="100%" />}
      {axis.ticks.map((tick) => {
        const x = percent(shareOn(axis, tick));
        return (
          <g key={tick}>
            <line className="viz-axis" x1={x} x2={x} y2="5" />
            <text className="viz-tick" x={x} y="18" textAnchor="middle">
              {format(tick)}
            </text>
          </g>
        );
      })}
      <text className="viz-axis-title" x="100%" y="36" textAnchor="end">
        {title}
      </text>
    </g>
  );
}

export const TITLE_HEIGHT = 24;
const AXIS_HEIGHT = 40;
