import type { Run } from '@basin/engine';
import { gradeGoal, valueOf } from '../grade/grade.ts';
import { parseGuards } from '../guards-file/parse-guards.ts';
import { degenerates } from '../lab-folder/degenerate.ts';
import type { Goal, Lab, Solution } from '../lab-folder/lab.ts';
import { formatNumber } from '../measures/format.ts';
import { goodputShare } from '../measures/goodput-share/goodput-share.ts';
import { latencyP99 } from '../measures/latency-p99/latency-p99.ts';
import type { Measure } from '../measures/measure.ts';
import { withoutTriggers } from './controls.ts';
import type { Finding, GateCheck } from './finding.ts';

/** A guard that hurts on a good day is no answer: what passes stays within the stated cost where nothing happens. */
export const cost: GateCheck = (lab, ask) => {
  const passing = lab.solutions.filter(({ expect }) => expect === 'pass');
  const asked = passing.map((solution) => ({
    solution,
    runs: ask(withoutTriggers(solution.scenario), solution.guards),
  }));
  return () => asked.map(({ solution, runs }) => costOf(lab, solution, runs()));
};

/** Every graded run ends by its own clock, well within what the engine allows. */
export const bounds: GateCheck = (lab, ask) => {
  const asked = gradedAnswers(lab).map(({ name, scenario, guards }) => ({ name, runs: ask(scenario, guards) }));
  return () =>
    asked.map(({ name, runs }) => {
      const events = Math.max(...runs().map(({ eventCount }) => eventCount));
      const cut = runs().find(({ ended }) => ended !== 'at-time');
      const ok = cut === undefined && events <= EVENT_BUDGET;
      const detail = `A run may take ${formatNumber(EVENT_BUDGET)} events and has to end at its time: lower the load or the duration.`;
      const figures = `${cut?.ended ?? 'at-time'}, at most ${formatNumber(events)} events a run`;
      return { gate: 'bounds', subject: name, ok, figures, ...(ok ? {} : { detail }), seedsRun: runs().length };
    });
};

/** Misconception, headings, and that each goal is missed by something and then explained. */
export const words: GateCheck = (lab, ask) => {
  const failing = [...gradedAnswers(lab), ...degenerateAnswers(lab)].map(({ scenario, guards }) =>
    ask(scenario, guards),
  );
  return () => [misconception(lab), headings(lab), ...lab.goals.map((goal) => explained(goal, failing))];
};

function costOf(lab: Lab, { name }: Solution, runs: readonly Run[]): Finding {
  const { goodputShareAtLeast, latencyP99AtMostUs } = lab.cost;
  const goodput = worstOf(runs, { measure: goodputShare, bound: goodputShareAtLeast, duration: lab.scenario.duration });
  const latency = worstOf(runs, { measure: latencyP99, bound: latencyP99AtMostUs, duration: lab.scenario.duration });
  const ok = goodput.met && latency.met;
  const figures = [
    `goodput ${goodput.told} of offered load (at least ${goodputShare.format(goodputShareAtLeast)})`,
    `p99 ${latency.told} (at most ${latencyP99.format(latencyP99AtMostUs)})`,
  ].join(', ');
  const detail = 'It costs more than the lab states, on a day when nothing happens.';
  const margin = Math.min(goodput.margin, latency.margin);
  return { gate: 'cost', subject: name, ok, figures, ...(ok ? {} : { detail }), seedsRun: runs.length, margin };
}

function worstOf(runs: readonly Run[], of: { measure: Measure; bound: number; duration: number }) {
  const goal: Goal = { id: of.measure.key, measure: of.measure.key, fromUs: 0, toUs: of.duration, bound: of.bound };
  const values = runs.map((run) => valueOf(goal, of.measure, run));
  const worst = values.reduce((low, each) => (each.margin < low.margin ? each : low));
  return { told: of.measure.format(worst.value), met: values.every(({ met }) => met), margin: worst.margin };
}

function misconception(lab: Lab): Finding {
  const embodied = lab.solutions.filter((solution) => solution.embodiesMisconception).map(({ name }) => name);
  const ok = embodied.length > 0;
  const figures = ok ? `embodied by ${embodied.join(', ')}` : 'embodied by no decoy';
  const detail = 'Mark the decoy that follows from it with `embodies: misconception`.';
  return { gate: 'words', subject: 'misconception', ok, figures, ...(ok ? {} : { detail }), seedsRun: 0 };
}

/** `parseLab` makes no lab of a folder where they differ. */
function headings(lab: Lab): Finding {
  const figures = `${lab.tasks.length} tasks head the sections of brief and hints`;
  return { gate: 'words', subject: 'headings', ok: true, figures, seedsRun: 0 };
}

/** A goal that nothing misses is decoration, and one that is missed without a reason helps nobody. */
function explained(goal: Goal, failing: readonly (() => readonly Run[])[]): Finding {
  const graded = failing.map((runs) => gradeGoal(goal, runs())).filter(({ result }) => !result.met);
  const mechanisms = [...new Set(graded.map(({ mechanism }) => mechanism ?? 'unexplained'))];
  const ok = graded.length > 0 && !mechanisms.includes('unexplained');
  const figures = `missed by ${graded.length} of ${failing.length} settings${ok ? `: ${mechanisms.join(', ')}` : ''}`;
  const unexplained = graded.find(({ mechanism }) => mechanism === undefined);
  const detail =
    unexplained === undefined
      ? 'Nothing misses this goal: add a decoy that does, or remove the goal.'
      : `This miss is told without a reason: ${unexplained.result.says}`;
  return {
    gate: 'words',
    subject: `goal ${goal.id}`,
    ok,
    figures,
    ...(ok ? {} : { detail }),
    seedsRun: failing[0]?.().length ?? 0,
  };
}

/** What is run in earnest: the start and every solution. */
function gradedAnswers(lab: Lab) {
  const { guards, scenario } = parseGuards(lab.start, lab);
  if (guards === undefined || scenario === undefined) return lab.solutions;
  return [{ name: 'start', guards, scenario }, ...lab.solutions];
}

function degenerateAnswers(lab: Lab) {
  return degenerates.flatMap((entry) => {
    const guards = entry.guards(lab.allowed);
    return guards === undefined ? [] : [{ name: entry.id, guards, scenario: lab.scenario }];
  });
}

/** A tenth of what ends a run: what comes near it is too slow to be graded while somebody waits. */
const EVENT_BUDGET = 20_000_000;
