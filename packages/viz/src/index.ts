/** Pictures of runs and scenarios: pure layout, thin components. The theme is `@basin/viz/theme.css`. */
export { chartRun, type ChartRun, type ChartRunOptions, type FlowKey, type SeriesKey } from './chart/chart-run.ts';
export { describeRun } from './chart/describe.ts';
export { type ChartSize, type PanelName } from './chart/layout.ts';
export { formatNumber, formatSeconds } from './number.ts';
export { type Ghost, type Guess, type LookWindow } from './chart/overlays.ts';
export { RunChart, type RunChartProps } from './chart/run-chart.tsx';
export { type TriggerWindow } from './chart/trigger-windows.ts';
export { Meaning, MeaningMark } from './theme/meaning.tsx';
export { meaningOf, meanings, type MeaningId } from './theme/meanings.ts';
export { faviconSvg } from './mark/favicon.ts';
export { Mark, type MarkProps } from './mark/mark.tsx';
export { flowsAt, flowsBetween, type ArrowFlow, type TopologyFlows } from './topology/flows.ts';
export { type ShownLoop } from './topology/loops.tsx';
export { type PartChoice } from './topology/part-buttons.tsx';
export { type RegionKind } from './topology/regions.ts';
export { Topology, type TopologyProps } from './topology/topology.tsx';
export { Ablation, describeAblation, type AblationProps } from './answers/ablation.tsx';
export { BasinWidth, describeBasinWidth, type BasinWidthProps } from './answers/basin-width.tsx';
export { Comparison, describeComparison, type ComparisonProps } from './answers/comparison.tsx';
export { EarlyWarning, type EarlyWarningProps } from './answers/early-warning.tsx';
export { describeHysteresis, HysteresisLoop, type HysteresisLoopProps } from './answers/hysteresis-loop.tsx';
export { describeLoadCurve, LoadCurve, type CurveLine, type LoadCurveProps } from './answers/load-curve.tsx';
export { ChoosableLoadCurve, type ChoosableLoadCurveProps } from './answers/choosable-load-curve.tsx';
export { ChoosableSweep, type ChoosableSweepProps } from './answers/choosable-sweep.tsx';
export { Sweep, type SweepProps } from './answers/sweep.tsx';
export {
  describeSweep,
  type SweepAxis,
  type SweepCurve,
  type SweepWords,
  type TheoryCurve,
} from './answers/sweep-words.ts';
export { BasinMap, type BasinMapProps } from './basins/basin-map.tsx';
export { ChoosableBasinMap, type ChoosableBasinMapProps } from './basins/choosable-basin-map.tsx';
export {
  describeMap,
  type CellPlace,
  type ChosenCell,
  type FormulaEdge,
  type MapAxisWords,
} from './basins/map-layout.ts';
export { describePhase } from './basins/phase-layout.ts';
export { describePotential } from './basins/potential-layout.ts';
export { PhasePortrait, type PhasePortraitProps } from './basins/phase-portrait.tsx';
export { PotentialLandscape, type PotentialLandscapeProps } from './basins/potential-landscape.tsx';
export { CorrelationMatrix, type CorrelationMatrixProps } from './runs/correlation-matrix.tsx';
export { LatencyHeatMap, type LatencyHeatMapProps } from './runs/latency-heat-map.tsx';
export { SmallMultiples, type SmallMultiple, type SmallMultiplesProps } from './runs/small-multiples.tsx';
export { tracesOf, type TraceSummary } from './runs/trace-layout.ts';
export { TraceWaterfall, type TraceWaterfallProps } from './runs/trace-waterfall.tsx';
export { Dashboard, type DashboardPanel, type DashboardProps } from './telemetry/dashboard.tsx';
export { SignalChart, type SignalChartProps } from './signals/signal-chart.tsx';
