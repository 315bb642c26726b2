import { engineVersion } from '@basin/engine';
import type { Graded, Lab, Score } from '@basin/lab';
import { field, type Field } from './field.ts';

interface About {
  readonly lab: Lab;
  readonly wallSeconds: number;
  readonly score?: Score | undefined;
}

/** A verdict as `--json` prints it. `gradeFields` says what every field means, and a test that they agree. */
export function gradeJson({ verdict, diagnostics, runs }: Graded, about: About): object {
  return {
    version: 1,
    engineVersion,
    lab: about.lab.slug,
    labRevision: about.lab.revision,
    status: verdict.status,
    says: verdict.says ?? null,
    goals: verdict.goals.map(({ look, task, loop, ...goal }) => ({
      ...goal,
      loop: loop?.says ?? null,
      loopArrows: loop?.arrows ?? [],
      task: task ?? null,
      look: { seed: look.seed, fromSeconds: look.fromUs / 1e6, toSeconds: look.toUs / 1e6 },
    })),
    runs: runs.map(({ seed, digest, ended }) => ({ seed, digest, ended })),
    diagnostics,
    ...(about.score && { score: scoreJson(about.score) }),
    wallSeconds: about.wallSeconds,
  };
}

function scoreJson(score: Score): object {
  const { kind, says } = score;
  if (kind === 'margin') {
    const { value, low, high, confidence } = score.typical;
    return {
      kind,
      says,
      of: score.goal,
      unit: 'share',
      asSet: null,
      value,
      low,
      high,
      confidence,
      worst: score.margin,
    };
  }
  const { number } = score.along;
  const { width, everySeed } = score.answer;
  const inUnit = (value: number): number => (number.unit === 'duration' ? value / 1e6 : value);
  return {
    kind,
    says,
    of: number.path,
    unit: number.unit,
    asSet: inUnit(number.value),
    value: inUnit(width.value),
    low: inUnit(width.low),
    high: inUnit(width.high),
    confidence: width.confidence,
    worst: everySeed === null ? null : inUnit(everySeed),
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
  field('goals[].loop', 'text', 'The loop that was still closed in that stretch; `null`: none was seen to turn.'),
  field('goals[].loopArrows[]', 'text', 'What it goes over.'),
  field('goals[].look.seed', 'number', 'The worst seed,'),
  field('goals[].look.fromSeconds', 'seconds', 'and the stretch of it to look at.'),
  field('goals[].look.toSeconds', 'seconds', 'Its end.'),
  field('runs[].seed', 'number', 'One run per seed.'),
  field('runs[].digest', 'text', 'The browser computes the same.'),
  field('runs[].ended', 'text', '`at-time`, `event-limit` or `attempt-limit`.'),
  ...diagnosticFields,
  field(
    'score.kind',
    'text',
    'With --score only. `width`: how large a trigger is survived; `margin`: of the hardest goal.',
  ),
  field('score.says', 'text', 'The score in words.'),
  field('score.of', 'text', 'The number of a trigger that was varied, by its path; or the goal.'),
  field('score.unit', 'text', '`duration`: in seconds; `rate`: per second; `number`; or `share`, of a margin.'),
  field('score.asSet', 'number', 'What the lab has there; `null` for a margin.'),
  field('score.value', 'number', 'The median over the seeds. At an end of the range it may lie beyond: `says` tells.'),
  field('score.low', 'number', 'Its interval,'),
  field('score.high', 'number', 'from the order of the seeds,'),
  field('score.confidence', 'share', 'and what the interval is worth.'),
  field('score.worst', 'number', 'What every seed survives, or the worst margin; `null`: one falls to the least.'),
  field('wallSeconds', 'seconds', 'How long it took on this machine.'),
];
