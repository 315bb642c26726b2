import { checkFields } from './check-json.ts';
import type { Field } from './field.ts';
import { exportFields } from './export-json.ts';
import { experiments } from '../experiments/index.ts';
import { commonFields } from '../experiments/shared-fields.ts';
import { guardsFields } from './guards-json.ts';
import { gradeFields } from './grade-json.ts';
import { runFields, runsFields } from './run-fields.ts';

/** The reference of everything `--json` prints: `basin help json`, and the file JSON.md, which a test holds equal to it. */
export function jsonReference(): string {
  return [
    '# What `--json` prints',
    '',
    'All times are in seconds, all shares from 0 to 1. `<name>` stands for the name of each part: `users`, `users -> checkout`,',
    '`checkout`. `[]` stands for each element of an array. Fields may be added; none changes its meaning while `version` is 1.',
    '',
    'This file is printed by `pnpm basin help json`. Where something cannot be used (exit code 2), every command prints',
    '`{ version, status: "invalid", says, diagnostics }`, with diagnostics as under `basin grade`.',
    '',
    ...section('basin run <scenario> --json', runFields),
    ...section('basin run <scenario> --seeds A..B --json', runsFields),
    ...experiments.flatMap(({ name, fields }) =>
      section(`basin ${name} <scenario> --json`, [...commonFields, ...fields]),
    ),
    ...section('basin grade <lab> <guards> --json', gradeFields),
    ...section('basin labs check --json', checkFields),
    ...section('basin guards [guard] --json', guardsFields),
    ...section('basin guards export <scenario> --json', exportFields),
  ].join('\n');
}

function section(title: string, fields: readonly Field[]): string[] {
  const rows = fields.map(({ path, holds, describe }) => `- \`${path}\` (${holds}): ${describe}`);
  return [`## ${title}`, '', ...rows, ''];
}
