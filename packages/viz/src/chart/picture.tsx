import { memo } from 'react';
import { formatNumber, secondsText } from '../number.ts';
import type { ChartRun, FlowKey } from './chart-run.ts';
import { ROW_HEIGHT, type ChartLayout, type PanelLayout, type PanelName } from './layout.ts';
import type { Ghost, Guess, LookWindow } from './overlays.ts';
import { Panel } from './panel.tsx';
import { timeTicksUs } from './scale.ts';
import { placeLabels, share } from './trigger-labels.ts';
import { triggerText } from './trigger-windows.ts';

export interface PictureProps {
  readonly run: ChartRun;
  readonly layout: ChartLayout;
  readonly lines: readonly FlowKey[];
  /** Makes the names of hatches and clips unique on the page. */
  readonly id: string;
  readonly titleId: string;
  readonly descriptionId: string;
  readonly ghost?: Ghost | undefined;
  readonly guess?: Guess | undefined;
  readonly look?: LookWindow | undefined;
}

/**
 * The drawing itself, without anything that reacts. It has no width of its own: across, every place is a share of the
 * SVG's width, and labels hang over its left edge into the padding that `chart.css` keeps free.
 */
export const Picture = memo(function Picture(props: PictureProps) {
  const { run, layout, id } = props;
  return (
    <svg
      className="viz-picture"
      width="100%"
      height={layout.height}
      role="img"
      aria-labelledby={props.titleId}
      aria-describedby={props.descriptionId}
    >
      <Hatches id={id} />
      <Triggers run={run} layout={layout} hatch={`url(#${id}-trigger)`} />
      {layout.panels.map((panel) => (
        <g key={panel.name} transform={`translate(0 ${panel.top})`}>
          <Axis panel={panel} />
          <Panel {...props} panel={panel} />
        </g>
      ))}
      <TimeAxis run={run} top={layout.axisTop} />
      {props.look && <Look look={props.look} run={run} layout={layout} />}
      {!run.isOver && <Now run={run} layout={layout} />}
      {layout.panels.map((panel) => (
        <text key={panel.name} className="viz-axis-title" x="-44" y={panel.titleY}>
          {TITLES[panel.name]}
        </text>
      ))}
    </svg>
  );
});

function Hatches({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-trigger`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className="viz-trigger-hatch" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" />
      </pattern>
      <pattern id={`${id}-retries`} width="5" height="5" patternUnits="userSpaceOnUse">
        <path className="viz-retries-hatch" d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4" />
      </pattern>
    </defs>
  );
}

/** Tinted and hatched from edge to edge, behind everything; only as far as time has come. */
function Triggers(props: { readonly run: ChartRun; readonly layout: ChartLayout; readonly hatch: string }) {
  const { run, layout } = props;
  const { labels } = placeLabels(run);
  const top = layout.stripBottom;
  return run.triggers.map((trigger, i) => {
    if (trigger.fromUs >= run.nowUs) return null;
    const label = labels[i];
    const width = share(Math.min(trigger.toUs, run.nowUs) - trigger.fromUs, run);
    const area = { x: share(trigger.fromUs, run), width, y: top, height: layout.axisTop - top };
    return (
      <g key={`${trigger.fromUs} ${trigger.label}`} data-meaning="trigger">
        <rect className="viz-trigger-tint" {...area} />
        <rect className="viz-trigger" fill={props.hatch} {...area} />
        <rect className="viz-trigger-edge" {...area} y={top - 3} height="3" />
        <text
          className="viz-trigger-label"
          x={label?.x}
          y={top - 8 - (label?.row ?? 0) * ROW_HEIGHT}
          textAnchor={label?.anchor}
        >
          {triggerText(trigger)}
        </text>
      </g>
    );
  });
}

/** Lines at round numbers. */
function Axis({ panel }: { readonly panel: PanelLayout }) {
  const { ticks, top } = panel.scale;
  return (
    <>
      {ticks.map((tick) => {
        const y = Math.round(panel.height * (1 - tick / top));
        return (
          <g key={tick}>
            <line className={tick === 0 ? 'viz-axis' : 'viz-rule'} x2="100%" y1={y} y2={y} />
            <text className="viz-tick" x="-8" y={y + 4} textAnchor="end">
              {formatNumber(tick)}
            </text>
          </g>
        );
      })}
    </>
  );
}

function TimeAxis({ run, top }: { readonly run: ChartRun; readonly top: number }) {
  // Five digits and more need room for fewer labels.
  const ticks = timeTicksUs(run.durationUs, run.durationUs < 10_000e6 ? 6 : 4);
  return (
    <g transform={`translate(0 ${top})`}>
      {ticks.map((atUs) => (
        <g key={atUs}>
          <line className="viz-axis" x1={share(atUs, run)} x2={share(atUs, run)} y2="5" />
          <text className="viz-tick" x={share(atUs, run)} y="18" textAnchor="middle">
            {secondsText(atUs)}
          </text>
        </g>
      ))}
      <text className="viz-axis-title" x="100%" y="36" textAnchor="end">
        simulated time in seconds
      </text>
    </g>
  );
}

/** Takes the rest of the picture back, so that the eyes go where a verdict points. */
function Look(props: { readonly look: LookWindow; readonly run: ChartRun; readonly layout: ChartLayout }) {
  const { look, run, layout } = props;
  const [fromUs, toUs] = [Math.max(0, look.fromUs), Math.min(look.toUs, run.durationUs)];
  const [from, to] = [share(fromUs, run), share(toUs, run)];
  const [y, height] = [layout.stripBottom, layout.axisTop - layout.stripBottom];
  const isRight = fromUs + toUs > run.durationUs;
  const aside = { className: 'viz-look-aside', y: y - 1, height: height + 2 };
  return (
    <g>
      <rect {...aside} width={from} />
      <rect {...aside} x={to} width={share(run.durationUs - toUs, run)} />
      <rect className="viz-look-frame" x={from} width={share(toUs - fromUs, run)} y={y} height={height} />
      <text
        className="viz-look-label"
        x={isRight ? to : from}
        dx={isRight ? -6 : 6}
        y={y + 16}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {look.label ?? 'look here'}
      </text>
    </g>
  );
}

/** How far a run has come. */
function Now({ run, layout }: { readonly run: ChartRun; readonly layout: ChartLayout }) {
  const now = share(run.nowUs, run);
  return <line className="viz-now" x1={now} x2={now} y1={layout.stripBottom} y2={layout.axisTop + 5} />;
}

const TITLES: Readonly<Record<PanelName, string>> = {
  flow: 'calls and attempts per second',
  queue: 'attempts waiting in queues',
  latency: 'latency in seconds, p50 to p99',
};
