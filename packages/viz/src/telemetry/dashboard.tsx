import type { ReactNode } from 'react';
import { CurvePanel } from './curve-panel.tsx';
import { LinePanel, type TelemetryLine } from './line-panel.tsx';
import { PartsPanel } from './parts-panel.tsx';
import type { ShownTelemetry } from './shown.ts';

export type DashboardPanel =
  'calls' | 'curve' | 'attempts' | 'latency' | 'busy' | 'failing' | 'origin' | 'hits' | 'waiting';

export interface DashboardProps {
  readonly telemetry: ShownTelemetry;
  /** In their order, each with its title. */
  readonly panels: readonly { readonly id: DashboardPanel; readonly says: string }[];
  /** What stands below a panel, such as a way to choose it. */
  readonly renderBelow?: (panel: DashboardPanel) => ReactNode;
}

/** What the instruments of one system show of one stretch of time, without a word of what it was. */
export function Dashboard({ telemetry, panels, renderBelow }: DashboardProps) {
  return (
    <div className="viz-dashboard">
      {panels.map(({ id, says }) => (
        <div key={id} className="viz-dashboard-panel" data-panel={id}>
          <Panel id={id} title={says} telemetry={telemetry} />
          {renderBelow?.(id)}
        </div>
      ))}
    </div>
  );
}

interface PanelProps {
  readonly id: DashboardPanel;
  readonly title: string;
  readonly telemetry: ShownTelemetry;
}

function Panel({ id, title, telemetry }: PanelProps) {
  switch (id) {
    case 'curve':
      return <CurvePanel telemetry={telemetry} title={title} />;
    case 'busy':
      return <PartsPanel telemetry={telemetry} title={title} of="queue" share="busy" />;
    case 'failing':
      return <PartsPanel telemetry={telemetry} title={title} of="errors" share="failing" />;
    default:
      return <LinePanel telemetry={telemetry} title={title} {...linesOf(id, telemetry)} />;
  }
}

type LinesOfPanel = {
  readonly unit: string;
  readonly lines: readonly TelemetryLine[];
  readonly isShare?: boolean;
};

function linesOf(id: Exclude<DashboardPanel, 'curve' | 'busy' | 'failing'>, of: ShownTelemetry): LinesOfPanel {
  const offered = { of: 'offered', word: 'offered', values: of.offered } as const;
  switch (id) {
    case 'calls':
      return { unit: 'per second', lines: [{ of: 'goodput', word: 'good', values: of.good, isFilled: true }, offered] };
    case 'attempts':
      return { unit: 'per second', lines: [{ of: 'attempts', word: 'attempts', values: of.attempts }, offered] };
    case 'latency':
      return {
        unit: 'seconds',
        lines: [
          { of: 'latency', word: 'p50', values: of.latencyP50 },
          { of: 'latency', word: 'p99 (dashed)', values: of.latencyP99, isDashed: true },
        ],
      };
    case 'origin':
      return { unit: 'per second', lines: [{ of: 'attempts', word: 'attempts', values: of.origin }] };
    case 'hits':
      return {
        unit: 'of the lookups',
        lines: [{ of: 'goodput', word: 'answered by the cache', values: of.hits }],
        isShare: true,
      };
    case 'waiting':
      return { unit: 'attempts', lines: [{ of: 'queue', word: 'waiting', values: of.waiting, isFilled: true }] };
  }
}
