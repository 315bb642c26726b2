import { compileActions, type LiveAction, type Plan } from '@basin/engine';
import { actionDefinitions, actionsSchema } from '@basin/engine/schema';
import { formatShare } from '../../measures/format.ts';
import type { Problem } from '../../yaml/diagnostic.ts';
import { checkSchema } from '../../yaml/schema-problems.ts';
import type { DrillFile } from './drill-file.ts';
import type { RunbookEntry, RunbookOption } from './open-drill.ts';

type Written = DrillFile['runbook'][string];

/** The entries of a runbook for the runs of a plan, or what is wrong with them. */
export function runbookOf(
  file: Pick<DrillFile, 'runbook'>,
  plan: Plan,
): { entries: RunbookEntry[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const entries = Object.entries(file.runbook).map(([id, written]): RunbookEntry => {
    const { title, says, takes } = written;
    const options = optionsOf(
      written,
      (found) => problems.push(...found.map((each) => under(['runbook', id], each))),
      plan,
    );
    const undo = undoOf(written);
    if (takes % plan.bucketUs !== 0) {
      const instead = 'Write a whole number of steps, as many as there are between the order and its effect.';
      problems.push({
        path: ['runbook', id, 'takes'],
        at: 'value',
        says: 'This is no whole step of the series.',
        instead,
      });
    }
    return { id, title, says, takesUs: takes, options, ...(undo && { undo }) };
  });
  return { entries, problems };
}

function optionsOf(
  { choose, do: what, title }: Written,
  report: (problems: Problem[]) => void,
  plan: Plan,
): RunbookOption[] {
  const [name, values = []] = Object.entries(choose ?? {})[0] ?? [];
  if (Object.keys(choose ?? {}).length > 1) {
    report([
      { path: ['choose'], at: 'value', says: 'More than one thing is to be chosen.', instead: 'Leave one of them.' },
    ]);
    return [];
  }
  const key = Object.keys(what)[0] ?? '';
  const written: { readonly says: string; readonly do: object }[] =
    name === undefined
      ? [{ says: title, do: what }]
      : values.map((value) => ({ says: chosenWords(name, value), do: { [key]: { ...what[key], [name]: value } } }));
  return written.flatMap(({ says, do: each }): RunbookOption[] => {
    const { value: actions, problems } = checkSchema(actionsSchema, [{ at: '0s', do: each }]);
    // The first path element is the place in the list of one.
    report(problems.map((problem) => ({ ...problem, path: problem.path.slice(1) })));
    const [action] = actions ?? [];
    if (action === undefined) return [];
    const found = compileActions(plan, [action]).diagnostics;
    report(found.map(({ path, says: wrong, instead }) => ({ path: path.slice(1), at: 'value', says: wrong, instead })));
    return [{ says, do: action.do }];
  });
}

/** What is left in another position until somebody puts it back can be put back. */
function undoOf({ do: what }: Written): LiveAction['do'] | undefined {
  const key = Object.keys(what)[0] ?? '';
  if (!actionDefinitions.some((each) => each.key === key && each.lasts)) return undefined;
  const of = what[key]?.['of'];
  return { undo: { action: key, ...(of === undefined ? {} : { of }) } };
}

function chosenWords(name: string, value: string | number): string {
  return name === 'share' && typeof value === 'number' ? formatShare(value) : String(value);
}

function under(path: Problem['path'], problem: Problem): Problem {
  return { ...problem, path: [...path, ...problem.path] };
}
