import { formatDuration, guardedPlaces, placeKeys, sides, type PlaceKey, type Scenario } from '@basin/engine';
import { guardDefinitions } from '@basin/engine/schema';
import { measureOf } from '../measures/index.ts';
import type { Measure } from '../measures/measure.ts';
import type { Problem } from '../yaml/diagnostic.ts';
import { listed, quoted, suggestion } from '../yaml/nearest.ts';
import { durationUs } from './fields.ts';
import type { LabFile } from './lab-file.ts';

type GoalEntry = LabFile['goals'][string];

/** What the schema of lab.yaml cannot see: that its parts fit one another. */
export function checkLabFile(lab: LabFile): Problem[] {
  return [...goalProblems(lab), ...seedProblems(lab), ...solutionProblems(lab)];
}

/** What must fit the scenario: windows its time, places its arrows and components. */
export function checkAgainstScenario(lab: LabFile, scenario: Scenario): Problem[] {
  return [
    ...goalsAgainstScenario(lab, scenario),
    ...placeKeys.flatMap((key) => placeProblems(lab, { key, places: guardedPlaces(scenario, key) })),
  ];
}

/** Whether goals ask about parts and times that there are. */
export function goalsAgainstScenario({ goals }: Pick<LabFile, 'goals'>, scenario: Scenario): Problem[] {
  return Object.entries(goals).flatMap(([id, goal]) => [
    ...windowProblems(id, goal, scenario),
    ...namedProblems(id, goal, scenario),
  ]);
}

/** A goal's bound as a value of its measure; call it only where `checkLabFile` found nothing. */
export function boundOf(goal: GoalEntry): number {
  const written = goal.atLeast ?? goal.atMost ?? NaN;
  return typeof written === 'string' ? durationUs(written) : written;
}

/** Whether goals ask for what their measures can say, by bounds that fit them. */
export function goalProblems(lab: Pick<LabFile, 'goals' | 'tasks'>): Problem[] {
  const problems: Problem[] = [];
  const tasks = Object.keys(lab.tasks);
  if (Object.keys(lab.goals).length === 0) {
    problems.push(problem(['goals'], ['The lab has no goals.', 'Write what a run must meet.']));
  }
  for (const [id, goal] of Object.entries(lab.goals)) {
    const path = ['goals', id];
    if (id === BOUNDED)
      problems.push({
        path,
        at: 'key',
        says: `${quoted(id)} is a goal that every lab has.`,
        instead: 'Choose another id.',
      });
    if (goal.task !== undefined && !tasks.includes(goal.task)) {
      problems.push(
        problem([...path, 'task'], [`There is no task ${quoted(goal.task)}.`, suggestion(goal.task, tasks)]),
      );
    }
    problems.push(...partProblems(path, goal, measureOf(goal.measure)));
    problems.push(...boundProblems(path, goal, measureOf(goal.measure)));
  }
  return problems;
}

/** Whether a part is named where one has to be, and nowhere else; `namedProblems` sees whether there is such a part. */
function partProblems(path: string[], goal: GoalEntry, { key, of }: Measure): Problem[] {
  if (goal.of !== undefined && of === undefined) {
    const says = `${quoted(key)} is about the whole system.`;
    return [{ path: [...path, 'of'], at: 'key', says, instead: 'Leave `of` out.' }];
  }
  if (goal.of !== undefined || of?.isRequired !== true) return [];
  const says = `${quoted(key)} is about one part: ${listed([...of.kinds])}.`;
  return [problem(path, [says, 'Write `of: …` with its name.'])];
}

/** `of` names something of the scenario of a kind that the measure is about. */
function namedProblems(id: string, goal: GoalEntry, scenario: Scenario): Problem[] {
  const { of, key } = measureOf(goal.measure);
  if (goal.of === undefined || of === undefined) return [];
  const fitting = Object.entries(scenario.components)
    .filter(([, settings]) => of.kinds.some((kind) => kind in settings))
    .map(([name]) => name);
  if (fitting.includes(goal.of)) return [];
  const isThere = goal.of in scenario.components;
  const says = isThere
    ? `${quoted(goal.of)} is nothing that ${quoted(key)} can be asked of.`
    : `The scenario has no ${quoted(goal.of)}.`;
  const instead = fitting.length === 0 ? `It is asked of ${listed([...of.kinds])}.` : suggestion(goal.of, fitting);
  return [problem(['goals', id, 'of'], [says, instead])];
}

function boundProblems(path: string[], goal: GoalEntry, measure: Measure): Problem[] {
  const [right, wrong] =
    measure.direction === 'up' ? (['atLeast', 'atMost'] as const) : (['atMost', 'atLeast'] as const);
  const better = measure.direction === 'up' ? 'higher' : 'lower';
  if (goal[wrong] !== undefined) {
    return [
      problem(
        [...path, wrong],
        [`${quoted(measure.key)} is better the ${better} it is.`, `Bound it with ${quoted(`${right}: …`)}.`],
      ),
    ];
  }
  const written = goal[right];
  const form = measure.form === 'duration' ? 'a duration such as 500ms' : 'a number';
  if (written === undefined)
    return [problem(path, [`The goal has no bound.`, `Write ${quoted(`${right}: …`)} with ${form}.`])];
  if ((typeof written === 'string') !== (measure.form === 'duration')) {
    return [
      problem(
        [...path, right],
        [`${quoted(String(written))} is no bound for ${quoted(measure.key)} (${measure.unit}).`, `Write ${form}.`],
      ),
    ];
  }
  const leavesRoom = measure.direction === 'up' ? boundOf(goal) < measure.best : boundOf(goal) > measure.best;
  if (leavesRoom) return [];
  const best = measure.format(measure.best);
  return [
    problem(
      [...path, right],
      [`No run can be better than ${best}, so this bound leaves no margin.`, 'Write a bound that a good run beats.'],
    ),
  ];
}

function windowProblems(id: string, goal: GoalEntry, scenario: Scenario): Problem[] {
  const path = ['goals', id];
  if (goal.to > scenario.duration) {
    const end = formatDuration(scenario.duration);
    return [problem([...path, 'to'], ['The window goes on after the run has ended.', `Let it end by ${end}.`])];
  }
  const holdsBucket = Math.ceil(goal.from / scenario.bucket) < Math.floor(goal.to / scenario.bucket);
  if (holdsBucket) return [];
  return [
    problem(
      [...path, 'from'],
      ['The window holds not one whole step of the series.', 'Let it begin earlier or end later.'],
    ),
  ];
}

interface Guarded {
  readonly key: PlaceKey;
  readonly places: readonly string[];
}

function placeProblems(lab: LabFile, { key, places }: Guarded): Problem[] {
  const known = guardDefinitions.filter((guard) => guard.side === sides[key].side).map((guard) => guard.key);
  return Object.entries(lab.allowed[key] ?? {}).flatMap(([place, guards]) => {
    const path = ['allowed', key, place];
    const unknown: Problem[] = places.includes(place)
      ? []
      : [{ path, at: 'key', says: `The scenario has no ${quoted(place)}.`, instead: suggestion(place, places) }];
    const wrong = guards.flatMap((guard, index) =>
      known.includes(guard)
        ? []
        : [problem([...path, index], [`${quoted(guard)} is no guard that acts there.`, suggestion(guard, known)])],
    );
    return [...unknown, ...wrong];
  });
}

function seedProblems({ seeds }: LabFile): Problem[] {
  const seen = new Set<number>();
  return (['public', 'hidden'] as const).flatMap((kind) =>
    seeds[kind].flatMap((seed, index) => {
      const isNew = !seen.has(seed);
      seen.add(seed);
      if (isNew) return [];
      return [
        problem(
          ['seeds', kind, index],
          [`The seed ${seed} is there already.`, 'Use every seed once: hidden ones differ from public ones.'],
        ),
      ];
    }),
  );
}

function solutionProblems({ solutions, goals }: LabFile): Problem[] {
  const entries = Object.entries(solutions);
  const problems: Problem[] = [];
  for (const [name, { expect, embodies }] of entries) {
    const path = ['solutions', name];
    if (name.startsWith('exemplar') && expect !== 'pass') {
      problems.push(
        problem([...path, 'expect'], ['An exemplar passes.', 'Write `pass`, or give the file another name.']),
      );
    }
    if (expect !== 'pass' && expect.misses !== BOUNDED && !(expect.misses in goals)) {
      const says = `There is no goal ${quoted(expect.misses)}.`;
      problems.push(problem([...path, 'expect', 'misses'], [says, suggestion(expect.misses, Object.keys(goals))]));
    }
    if (expect === 'pass' && embodies !== undefined) {
      problems.push(problem([...path, 'embodies'], ['What passes embodies no misconception.', 'Set it on a decoy.']));
    }
  }
  if (!entries.some(([name]) => name.startsWith('exemplar'))) {
    problems.push(
      problem(['solutions'], ['The lab has no exemplar.', 'Add a solution whose name begins with `exemplar`.']),
    );
  }
  const decoys = entries.filter(([, { expect }]) => expect !== 'pass').map(([name]) => quoted(name));
  if (decoys.length < LEAST_DECOYS) {
    const says = `The lab has ${decoys.length === 0 ? 'no decoys' : `only ${listed(decoys, 'and')} as decoys`}.`;
    problems.push(
      problem(
        ['solutions'],
        [says, `Add tempting mistakes until there are ${LEAST_DECOYS}, each with \`expect: { misses: … }\`.`],
      ),
    );
  }
  return problems;
}

function problem(path: Problem['path'], [says, instead]: [string, string]): Problem {
  return { path, at: 'value', says, instead };
}

/** The goal of every lab: that the run came to its end within the limits of the engine. */
export const BOUNDED = 'bounded';
const LEAST_DECOYS = 3;
