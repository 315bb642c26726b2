/**
 * The engine's door for everything that runs: no schema code behind it, so that it fits into a worker.
 *
 * What people write (schemas, descriptions) is behind the other door, `@basin/engine/schema`.
 */
export type { ActionSettings, LiveAction } from './actions/action-plan.ts';
export { InvariantError } from './core/assert.ts';
export { Rng, unit } from './core/rng.ts';
export { micros, millis, seconds, type Micros } from './core/time.ts';
export { amplification, type Amplification } from './instruments/amplification.ts';
export { correlation, correlationMatrix, type Correlation } from './instruments/correlation.ts';
export { meanUs, quantileUs } from './instruments/histogram.ts';
export { groupOf, partsOf, wholeOf } from './components/groups.ts';
export { metrics } from './components/metrics.ts';
export type { Metric } from './instruments/metric.ts';
export { partOf, systemSeries, type SystemSeries } from './instruments/read.ts';
export type { TraceOptions } from './instruments/trace.ts';
export { wastedWork, type WastedWork } from './instruments/wasted-work.ts';
export type { DurationRecord, Mark, PartKind, PartRecord, Run, Span, TraceRecord } from './run.ts';
export { compile, type Compiled } from './scenario/compile.ts';
export { compileActions } from './scenario/compile-actions.ts';
export type { EngineDiagnostic } from './scenario/diagnostic.ts';
export { formatDuration } from './scenario/duration.ts';
export { guardedPlaces } from './scenario/guarded-places.ts';
export { mergeGuards } from './scenario/merge.ts';
export type { CompiledActions, Plan } from './scenario/plan.ts';
export { actionLabel, actionWindows, writtenActions } from './scenario/recorded-actions.ts';
export {
  NO_GUARDS,
  type ArrowSettings,
  type ComponentSettings,
  type GuardSettings,
  type PlaceSettings,
  type Scenario,
  type TriggerSettings,
} from './scenario/scenario.ts';
export { placeKeys, sides, type PlaceKey } from './scenario/sides.ts';
export { triggerWindows } from './scenario/trigger-windows.ts';
export { begin, simulate, type SimulateOptions, type Simulation } from './simulate.ts';
export { engineVersion } from './version.ts';
