/**
 * The lab format's door: text in, diagnostics and verdicts out. Pure; it sees the contents of files, never a disk.
 */
export { parseActions, type ParsedActions } from './actions-file/parse-actions.ts';
export { checkLab } from './check/check-lab.ts';
export type { Finding, Gate } from './check/finding.ts';
export { gradeGuards, type Graded, type GradeOptions } from './grade/grade-guards.ts';
export { errorVerdict, grade } from './grade/grade.ts';
export type { GoalResult, Verdict } from './grade/verdict.ts';
export { editGuards, type GuardEdit, type ParamValue } from './guards-file/edit-guards.ts';
export { everyGuard } from './guards-file/every-guard.ts';
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
