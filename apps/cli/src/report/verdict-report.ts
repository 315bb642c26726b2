import type { Graded, GoalResult, Lab } from '@basin/lab';
import type { Style } from '../terminal/style.ts';
import { wrapped } from '../terminal/table.ts';

interface About {
  readonly lab: Lab;
  /** In words, where it was asked for. */
  readonly score?: string | undefined;
}

/** A verdict, goal by goal, each with why and where to look. */
export function verdictReport({ verdict, runs }: Graded, { lab, score }: About, style: Style): string {
  const look = verdict.status === 'pass' ? 'green' : 'red';
  const taskOf = (goal: GoalResult): string => lab.tasks.find(({ id }) => id === goal.task)?.title ?? '';
  return [
    style('bold', lab.title),
    `  ${runs.length} seeds: ${runs.map(({ seed }) => seed).join(', ')}`,
    '',
    ...verdict.goals.flatMap((goal) => goalLines(goal, taskOf(goal), style)),
    ...(verdict.says === undefined ? [] : [...wrapped(verdict.says, 78), '']),
    `${style(look, verdict.status.toUpperCase())} ${summary(verdict.goals)}`,
    ...(score === undefined ? [] : wrapped(`Score: ${score}`, 78)),
    '',
  ].join('\n');
}

function goalLines(goal: GoalResult, task: string, style: Style): string[] {
  const mark = goal.met ? style('green', '✔') : style('red', '✘');
  const margin = `${(goal.margin * 100).toFixed(0)} %`;
  const { seed, fromUs, toUs } = goal.look;
  const where = goal.met ? [] : [`look at seed ${seed}, from ${fromUs / 1e6} s to ${toUs / 1e6} s`];
  return [
    `${mark} ${style('bold', goal.goal)}${task === '' ? '' : `, for "${task}"`}: ${goal.observed}; wanted ${goal.expected}; margin ${margin}`,
    ...wrapped(goal.says, 74).map((line) => `    ${line}`),
    ...wrapped(goal.loop?.says ?? '', 74).flatMap((line) => (line === '' ? [] : [`    ${line}`])),
    ...where.map((line) => `    ${line}`),
    '',
  ];
}

function summary(goals: readonly GoalResult[]): string {
  const met = goals.filter((goal) => goal.met).length;
  return goals.length === 0 ? '' : `${met} of ${goals.length} goals met on every seed.`;
}
