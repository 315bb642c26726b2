/**
 * The door of the experiments: many runs, one answer. Everything is pure over a given way to make runs.
 */
export { ablation, type Ablation, type AblationQuestion, type GuardRole, type Variant } from './ablation/ablation.ts';
export { guardsToTest, type SetGuard } from './ablation/guards-set.ts';
export { sensitivity, type Influence, type Sensitivity, type SensitivityQuestion } from './ablation/sensitivity.ts';
export {
  availability,
  betaFactorDomains,
  betaFactorFormula,
  mostFaultDomains,
  type Availability,
  type AvailabilityQuestion,
  type BetaFactor,
  type FaultDomain,
} from './availability/availability.ts';
export { replicaDomains } from './availability/replica-domains.ts';
export { settings, valueAt, type Axis } from './basin/axis.ts';
export { basinMap, type BasinMap, type BasinMapQuestion, type MapAxis, type MapCell } from './basin/basin-map.ts';
export { basinWidth, type BasinWidth, type BasinWidthQuestion, type SeedWidth } from './basin/basin-width.ts';
export { compare, type CompareQuestion, type Comparison } from './compare/compare.ts';
export type { Paired } from './compare/paired.ts';
export { loadCurve, type LoadCurve, type LoadCurveQuestion, type LoadPoint } from './curve/load-curve.ts';
export { hysteresis, type Hysteresis, type HysteresisQuestion, type SeedLoop } from './hysteresis/hysteresis.ts';
export { offeredPerSecond } from './load/load.ts';
export { loopGain, type LoopGain, type LoopGainQuestion } from './loops/loop-gain.ts';
export { loopMap, type Loop, type LoopMap, type MappedArrow, type MappedDomain, type Team } from './loops/loop-map.ts';
export { calmFromUs } from './outcome/calm.ts';
export { meets, type Demand } from './outcome/demand.ts';
export { measured, seriesNames, seriesOf, type Window } from './outcome/measured.ts';
export { outcomeOf, survives, type Outcome, type OutcomeKind, type OutcomeRule } from './outcome/outcome.ts';
export { effectivePotential, type EffectivePotential, type PotentialBin } from './phase/effective-potential.ts';
export {
  phaseField,
  type FieldCell,
  type PhaseField,
  type PhaseFieldQuestion,
  type Push,
  type Trajectory,
} from './phase/phase-field.ts';
export type { BoundaryPoint } from './phase/boundary.ts';
export type { Options, Progress } from './runs/laboratory.ts';
export { sequentialRunner, type Job, type Runner } from './runs/runner.ts';
export { medianOf, type Interval, type Share } from './statistics/interval.ts';
export { sweep, type Sweep, type SweepLine, type SweepPoint, type SweepQuestion } from './sweep/sweep.ts';
export { changed, jobOf, type Change, type LoadStep, type RateStep, type RunRef } from './vary/change.ts';
export type { System } from './vary/system.ts';
export { numberAt, numbersIn, vary, type NumberAt } from './vary/vary.ts';
export {
  earlyWarning,
  type EarlyWarning,
  type EarlyWarningQuestion,
  type WarningPoint,
} from './warning/early-warning.ts';
