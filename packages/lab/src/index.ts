/**
 * The lab format's door: text in, diagnostics and verdicts out. Pure; it sees the contents of files, never a disk.
 */
export { parseActions, type ParsedActions } from './actions-file/parse-actions.ts';
export { checkLab } from './check/check-lab.ts';
export type { Finding, Gate } from './check/finding.ts';
export type { ParsedExercise } from './exercises/define-kind.ts';
export type { AuthorsAnswer, Exercise, ExerciseVerdict, OpenHead, PartResult, Revealed } from './exercises/exercise.ts';
export { verdictOf } from './exercises/grade-answer.ts';
export { gradeDrill, type Play } from './exercises/drill/grade-drill.ts';
export type { OpenDrill, RunbookEntry, Signal } from './exercises/drill/open-drill.ts';
export { effectsOf, orderedEntry } from './exercises/drill/orders.ts';
export { knownBuckets, signalPoints, type SignalPoints } from './exercises/drill/signals.ts';
export { exerciseKinds, parseExercise, type OpenExercise } from './exercises/index.ts';
export { replicasOf } from './exercises/map/shared-fate.ts';
export { gradeMap, nothingFor, taskOfPart } from './exercises/map/grade-map.ts';
export {
  NOBODY,
  type AnnotateTask,
  type Annotations,
  type Boundary,
  type BoundaryTask,
  type LoopsTask,
  type MapAnswer,
  type MapTask,
  type MarkedLoops,
  type OpenMap,
  type Owners,
  type OwnershipTask,
  type SharedFateAnswer,
  type SharedFateTask,
  type TaskAnswer,
} from './exercises/map/open-map.ts';
export { gradeReview, type OpenReview, type ReviewMark } from './exercises/review/grade-review.ts';
export { hazards, type Hazard } from './exercises/review/hazards.ts';
export { moved, ownerOf, withOwners } from './exercises/map/ownership.ts';
export { findPrediction, type PredictionFound } from './exercises/prediction/grade-prediction.ts';
export type { OpenPrediction, Question } from './exercises/prediction/open-prediction.ts';
export { gradeLedger } from './exercises/ledger/grade-ledger.ts';
export type { LedgerAnswer, OpenLedger } from './exercises/ledger/open-ledger.ts';
export { gradeStatement } from './exercises/statement/grade-statement.ts';
export { behaviours, type OpenStatement, type StatementAnswer } from './exercises/statement/open-statement.ts';
export type { OpenTriage } from './exercises/triage/triage.ts';
export type { Telemetry } from './exercises/triage/telemetry.ts';
export { gradeGuards, type Graded, type GradeOptions } from './grade/grade-guards.ts';
export { errorVerdict, grade } from './grade/grade.ts';
export type { ClosedLoop, GoalResult, Verdict } from './grade/verdict.ts';
export { editGuards, type GuardEdit, type ParamValue } from './guards-file/edit-guards.ts';
export { everyGuard } from './guards-file/every-guard.ts';
export { guardsDifference, type SettingChange } from './guards-file/guards-difference.ts';
export { guardsJsonSchema, type GuardsJsonSchema } from './guards-file/guards-json-schema.ts';
export { parseGuards, type GuardsContext, type ParsedGuards } from './guards-file/parse-guards.ts';
export {
  openLab,
  seedsOf,
  type Cost,
  type Goal,
  type Lab,
  type OpenLab,
  type Solution,
  type Task,
} from './lab-folder/lab.ts';
export { parseLab, type ParsedLab } from './lab-folder/parse-lab.ts';
export type { LabFiles } from './lab-folder/assemble-lab.ts';
export { parseScenario, type ParsedScenario } from './lab-folder/parse-scenario.ts';
export { actionsJsonSchema, scenarioJsonSchema } from './lab-folder/scenario-json-schema.ts';
export { neededGuards, type MissedGoal, type NeededGuards } from './score/needed-guards.ts';
export { pushWords } from './score/score-words.ts';
export { score, scoreSeeds, type Score } from './score/score.ts';
export {
  readNumber,
  shownNumber,
  triggerNumbers,
  usualRange,
  writtenNumber,
  type TriggerNumber,
} from './score/trigger-numbers.ts';
export type { ChoiceSetting, NumberSetting, Option, Setting } from './settings/setting.ts';
export { measures } from './measures/index.ts';
export type { Measure, Window } from './measures/measure.ts';
export { exportGuards, type ExportedGuards } from './real-systems/export-guards.ts';
export type { CarriedGuard, ExportedFile, LeftGuard } from './real-systems/report.ts';
export { exportTargets, type ExportTarget, type TargetName } from './real-systems/target.ts';
export { diagnosticAt, type Diagnostic, type Problem, type Span } from './yaml/diagnostic.ts';
export { editYaml, type WrittenValue, type YamlEdit } from './yaml/edit-yaml.ts';
export { suggestion } from './yaml/nearest.ts';
export { paramTexts, type ParamText } from './yaml/param-texts.ts';
export { checkSchema } from './yaml/schema-problems.ts';
export { schemaAt, type JsonSchema } from './yaml/value-form.ts';
export { TextPlaces } from './yaml/text-places.ts';
export { stretchOf, type Complaint, type Placed, type Stretch } from './yaml/value-tree.ts';
