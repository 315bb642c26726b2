import { engineVersion } from '@basin/engine';
import type { Graded, Lab } from '@basin/lab';
import { field, type Field } from './field.ts';

/** A verdict as `--json` prints it. `gradeFields` says what every field means, and a test that they agree. */
export function gradeJson({ verdict, diagnostics, runs }: Graded, about: { lab: Lab; wallSeconds: number }): object {
  return {
    version: 1,
    engineVersion,
    lab: about.lab.slug,
    labRevision: about.lab.revision,
    status: verdict.status,
    says: verdict.says ?? null,
    goals: verdict.goals.map(({ look, task, ...goal }) => ({
      ...goal,
      task: task ?? null,
      look: { seed: look.seed, fromSeconds: look.fromUs / 1e6, toSeconds: look.toUs / 1e6 },
    })),
    runs: runs.map(({ seed, digest, ended }) => ({ seed, digest, ended })),
    diagnostics,
    wallSeconds: about.wallSeconds,
  };
}

/** What is wrong with a file; the same wherever diagnostics are printed. */
export const diagnosticFields: readonly Field[] = [
  field('diagnostics[].file', 'text', 'The file.'),
  field('diagnostics[].line', 'number', 'Counted from 1, like the column.'),
  field('diagnostics[].column', 'number', 'In UTF-16 units, as editors count.'),
  field('diagnostics[].endLine', 'number', 'Where it ends.'),
  field('diagnostics[].endColumn', 'number', 'One past its last column.'),
  field('diagnostics[].severity', 'text', '`error` or `warning`.'),
  field('diagnostics[].says', 'text', 'What is wrong.'),
  field('diagnostics[].instead', 'text', 'What to write instead.'),
];

/** What `basin grade --json` prints. */
export const gradeFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('engineVersion', 'text', 'The engine that made the runs.'),
  field('lab', 'text', "The lab's slug."),
  field('labRevision', 'text', 'Changes whenever the same guards may get another verdict.'),
  field('status', 'text', '`pass`, `fail`, `invalid` or `error`; the exit code says the same: 0, 1, 2, 3.'),
  field('says', 'text', 'Why there are no goals, where there are none; else `null`.'),
  field('goals[].goal', 'text', "The goal's id in lab.yaml, in the lab's order; or `bounded`."),
  field('goals[].task', 'text', 'The task it belongs to, or `null`.'),
  field('goals[].met', 'true or false', 'Whether every seed meets it.'),
  field('goals[].says', 'text', 'What happened, and what keeps it so.'),
  field('goals[].expected', 'text', 'The bound, with its unit.'),
  field('goals[].observed', 'text', 'The worst value over the seeds, with its unit.'),
  field('goals[].margin', 'number', 'How far the worst seed is from the bound, from −1 to 1; negative when missed.'),
  field('goals[].look.seed', 'number', 'The worst seed,'),
  field('goals[].look.fromSeconds', 'seconds', 'and the stretch of it to look at.'),
  field('goals[].look.toSeconds', 'seconds', 'Its end.'),
  field('runs[].seed', 'number', 'One run per seed.'),
  field('runs[].digest', 'text', 'The browser computes the same.'),
  field('runs[].ended', 'text', '`at-time`, `event-limit` or `attempt-limit`.'),
  ...diagnosticFields,
  field('wallSeconds', 'seconds', 'How long it took on this machine.'),
];
