import type { ChartRun, FlowKey } from './chart-run.ts';
import { seriesOf, type ChartLayout } from './layout.ts';
import { share } from './trigger-labels.ts';

interface CursorProps {
  readonly run: ChartRun;
  readonly layout: ChartLayout;
  readonly lines: readonly FlowKey[];
  readonly bucket: number;
}

/** A hairline through all panels, and a dot on each line where it crosses. */
export function Cursor({ run, layout, lines, bucket }: CursorProps) {
  const middle = share((bucket + 0.5) * run.bucketUs, run);
  return (
    <svg className="viz-cursor" width="100%" height={layout.height} aria-hidden="true">
      <line x1={middle} x2={middle} y1={layout.stripBottom} y2={layout.axisTop} />
      {layout.panels.flatMap((panel) =>
        seriesOf(panel.name, lines).map((key) => {
          const value = run.series[key][bucket] ?? NaN;
          if (Number.isNaN(value)) return null;
          const y = panel.top + panel.height * (1 - Math.min(value, panel.scale.top) / panel.scale.top);
          const meaning = key === 'latencyP50' || key === 'latencyP99' ? 'latency' : key;
          return <circle key={key} data-meaning={meaning} cx={middle} cy={y} r="3.5" />;
        }),
      )}
    </svg>
  );
}
