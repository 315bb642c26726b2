import * as z from 'zod';
import { compile, formatDuration, groupOf, micros, type ActionSettings, type Plan } from '@basin/engine';
import { actionsSchema } from '@basin/engine/schema';
import { goalOf } from '../../lab-folder/assemble-lab.ts';
import { goalProblems, goalsAgainstScenario } from '../../lab-folder/lab-checks.ts';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import { measureOf } from '../../measures/index.ts';
import type { Problem } from '../../yaml/diagnostic.ts';
import { listed, quoted, suggestion } from '../../yaml/nearest.ts';
import { defineKind } from '../define-kind.ts';
import { checkDrill } from './check-drill.ts';
import { degeneratesOf } from './degenerates.ts';
import { drillFileSchema, type DrillFile } from './drill-file.ts';
import { gradeDrill, type DrillAnswer } from './grade-drill.ts';
import type { OpenDrill, Signal } from './open-drill.ts';
import { orderedEntry } from './orders.ts';
import { runbookOf } from './runbook.ts';

/** The system is down when the learner arrives; what they order, by a runbook and from late and noisy signals, is played again and graded. */
export const drill = defineKind<DrillFile, OpenDrill, null, DrillAnswer>({
  key: 'drill',
  word: 'Drill',
  files: ['scenario.yaml'],
  schema: drillFileSchema,
  build: ({ head, file, files }) => {
    const { scenario, diagnostics } = parseScenario(files['scenario.yaml'] ?? '');
    const plan = scenario && compile(scenario).plan;
    if (scenario === undefined || plan === undefined) return { diagnostics };
    const { entries, problems: inRunbook } = runbookOf(file, plan);
    const inGoals = goalProblems({ goals: file.goals, tasks: {} });
    const problems = [...timeProblems(file, plan), ...inRunbook, ...signalProblems(file, plan), ...inGoals];
    if (inGoals.length === 0) problems.push(...goalsAgainstScenario(file, scenario));
    if (problems.length > 0) return { problems };
    const { arrive, page, seeds, exam, exempt } = file;
    const open: OpenDrill = {
      ...head,
      kind: 'drill',
      scenario,
      arriveUs: arrive,
      page,
      runbook: entries,
      signals: Object.entries(file.signals).map(signalOf),
      goals: Object.entries(file.goals).map(goalOf),
      seeds,
      exam: { delayUs: exam.delay, seeds: exam.seeds },
      exempt,
    };
    return { open, secret: null };
  },
  answerSchema: (open) => {
    const actions = actionsSchema.superRefine((orders, context) => {
      for (const [index, order] of orders.entries()) {
        const message = orderProblem(open, order);
        if (message !== undefined) context.addIssue({ code: 'custom', path: [index], message, input: order });
      }
    });
    const seed = z.literal([...open.seeds, ...open.exam.seeds], 'write a seed of this drill');
    return z.union([actions, z.strictObject({ seed, actions })]);
  },
  grade: ({ open }, answer, runner) => gradeDrill(open, answer, runner),
  degenerates: degeneratesOf,
  check: checkDrill,
});

function orderProblem(open: OpenDrill, order: ActionSettings): string | undefined {
  const { arriveUs, scenario } = open;
  if (order.at < arriveUs || order.at >= scenario.duration) {
    return `write a time from ${formatDuration(micros(arriveUs))}, when you arrive, to before ${formatDuration(scenario.duration)}`;
  }
  if (order.for !== undefined) return 'leave `for` out, and take it back when it is time';
  if (orderedEntry(open, order) !== undefined) return undefined;
  return `write something that the runbook offers: ${listed(open.runbook.map(({ title }) => title))}`;
}

function signalOf([id, { title, measure, of, over, delay, noise }]: [string, DrillFile['signals'][string]]): Signal {
  return { id, title, measure, ...(of !== undefined && { of }), overUs: over, delayUs: delay, noise };
}

function timeProblems({ arrive, exam, seeds }: DrillFile, { bucketUs, durationUs }: Plan): Problem[] {
  const problems: Problem[] = [];
  if (arrive % bucketUs !== 0 || arrive >= durationUs) {
    const instead = 'Write a whole number of steps of the series, before the end of the run.';
    problems.push({ path: ['arrive'], at: 'value', says: 'Nobody can arrive then.', instead });
  }
  const shared = exam.seeds.findIndex((seed) => seeds.includes(seed));
  if (shared !== -1) {
    const says = 'This seed is public.';
    problems.push({ path: ['exam', 'seeds', shared], at: 'value', says, instead: 'Use one that nobody has seen.' });
  }
  return problems;
}

/** A signal is about a part that there is and that its measure can be asked of; replicas and arrows count. */
function signalProblems({ signals }: DrillFile, plan: Plan): Problem[] {
  return Object.entries(signals).flatMap(([id, { of, measure: key }]): Problem[] => {
    const measure = measureOf(key);
    const kinds = measure.of?.kinds ?? [];
    const fitting = plan.components
      .flatMap(({ name, behaviour, arrows }) => [
        { name, kind: behaviour.kind },
        ...arrows.map((arrow) => ({ name: arrow.name, kind: 'arrow' as const })),
      ])
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ name }) => [name, groupOf(name)]);
    const path = ['signals', id, ...(of === undefined ? [] : ['of'])];
    if (of === undefined ? measure.of?.isRequired !== true : fitting.includes(of)) return [];
    const says =
      of === undefined ? `${quoted(key)} is about one part.` : `${quoted(key)} cannot be asked of ${quoted(of)}.`;
    const instead = fitting.length === 0 ? 'Leave `of` out.' : suggestion(of ?? '', [...new Set(fitting)]);
    return [{ path, at: 'value', says, instead }];
  });
}
