import { engineVersion } from '@basin/engine';
import type { Diagnostic, Finding } from '@basin/lab';
import { field, type Field } from './field.ts';
import { diagnosticFields } from './grade-json.ts';

export interface CheckedLab {
  readonly lab: string;
  readonly status: 'sound' | 'unsound' | 'invalid';
  readonly says?: string;
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `labs check --json` prints. `checkFields` says what every field means, and a test that they agree. */
export function checkJson(labs: readonly CheckedLab[]): object {
  return {
    version: 1,
    engineVersion,
    labs: labs.map(({ lab, status, says, findings, diagnostics }) => ({
      lab,
      status,
      says: says ?? null,
      findings: findings.map(({ gate, subject, ok, figures, detail, seedsRun, margin }) => {
        return { gate, subject, ok, figures, detail: detail ?? null, seedsRun, margin: margin ?? null };
      }),
      diagnostics,
    })),
  };
}

export const checkFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('engineVersion', 'text', 'The engine that made the runs.'),
  field('labs[].lab', 'text', "The lab's slug."),
  field('labs[].status', 'text', '`sound`; `unsound`: a gate does not hold; `invalid`: its files cannot be read.'),
  field('labs[].says', 'text', 'Why there are neither findings nor diagnostics, where there are none; else `null`.'),
  field('labs[].findings[].gate', 'text', 'Which gate speaks.'),
  field('labs[].findings[].subject', 'text', 'About what: a control, a solution, a goal.'),
  field('labs[].findings[].ok', 'true or false', 'Whether it holds.'),
  field('labs[].findings[].figures', 'text', 'The numbers it rests on.'),
  field('labs[].findings[].detail', 'text', 'What to repair, or why it is exempt; else `null`.'),
  field('labs[].findings[].seedsRun', 'number', 'On how many seeds.'),
  field('labs[].findings[].margin', 'number', 'The smallest over goals and seeds; `null` where there is none.'),
  ...diagnosticFields.map(({ path, ...rest }) => ({ path: `labs[].${path}`, ...rest })),
];
