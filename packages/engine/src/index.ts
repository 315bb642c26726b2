/**
 * The engine's door for everything that runs: no schema code behind it, so that it fits into a worker.
 *
 * What people write (schemas, descriptions) is behind the other door, `@basin/engine/schema`.
 */
export { InvariantError } from './core/assert.ts';
export { micros, millis, seconds, type Micros } from './core/time.ts';
export { meanUs, quantileUs } from './instruments/histogram.ts';
export { metrics } from './components/metrics.ts';
export type { Metric } from './instruments/metric.ts';
export { partOf, systemSeries, type SystemSeries } from './instruments/read.ts';
export type { DurationRecord, Mark, PartKind, PartRecord, Run } from './run.ts';
export { compile, triggerWindows, type Compiled } from './scenario/compile.ts';
export type { EngineDiagnostic } from './scenario/diagnostic.ts';
export { formatDuration } from './scenario/duration.ts';
export { mergeGuards } from './scenario/merge.ts';
export type { Plan } from './scenario/plan.ts';
export {
  NO_GUARDS,
  type ArrowSettings,
  type ComponentSettings,
  type GuardSettings,
  type PlaceSettings,
  type Scenario,
  type TriggerSettings,
} from './scenario/scenario.ts';
export { begin, simulate, type SimulateOptions, type Simulation } from './simulate.ts';
export { engineVersion } from './version.ts';
