import type { LabFiles } from '../lab-folder/assemble-lab.ts';
import { diagnosticAt } from '../yaml/diagnostic.ts';
import { quoted, suggestion } from '../yaml/nearest.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { DefinedKind, ParsedExercise } from './define-kind.ts';
import { drill } from './drill/drill.ts';
import { ledger } from './ledger/ledger.ts';
import { map } from './map/map.ts';
import { prediction } from './prediction/prediction.ts';
import { review } from './review/review.ts';
import { statement } from './statement/statement.ts';
import { triage } from './triage/triage.ts';

/** Every kind of exercise whose answer is not a file of guards, alphabetical. */
export const exerciseKinds = [drill, ledger, map, prediction, review, statement, triage] as const;

/** What a browser may have of an exercise, told apart by `kind`. */
export type OpenExercise = (typeof exerciseKinds)[number] extends DefinedKind<infer Open> ? Open : never;

/** Undefined where lab.yaml says that it is a guard lab, or does not say what it is: that is for `parseLab` to read. */
export function parseExercise(slug: string, files: LabFiles): ParsedExercise<OpenExercise> | undefined {
  const yaml = readYaml(files['lab.yaml'] ?? '', 'lab.yaml');
  const key = (yaml.value as { readonly kind?: unknown } | null | undefined)?.kind;
  if (key === undefined || key === GUARDS) return undefined;
  const kind = exerciseKinds.find((each) => each.key === key);
  if (kind) return kind.parse(slug, files);
  const known = [GUARDS, ...exerciseKinds.map((each) => each.key)];
  const written = typeof key === 'string' ? key : JSON.stringify(key);
  const says = `There is no kind of exercise ${quoted(written)}.`;
  const span = yaml.spanOf(['kind'], 'value');
  return { diagnostics: [diagnosticAt('lab.yaml', span, { says, instead: suggestion(written, known) })] };
}

const GUARDS = 'guards';
