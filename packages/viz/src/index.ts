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
export { Topology, type TopologyProps } from './topology/topology.tsx';
