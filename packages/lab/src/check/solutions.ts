import type { Run } from '@basin/engine';
import { parseGuards } from '../guards-file/parse-guards.ts';
import { grade } from '../grade/grade.ts';
import type { GoalResult, Verdict } from '../grade/verdict.ts';
import { degenerates } from '../lab-folder/degenerate.ts';
import type { Lab, Solution } from '../lab-folder/lab.ts';
import { formatShare } from '../measures/format.ts';
import type { Finding, GateCheck } from './finding.ts';

/** The learner must have something to do. */
export const startFails: GateCheck = (lab, ask) => {
  const { guards, scenario, diagnostics } = parseGuards(lab.start, lab);
  if (guards === undefined || scenario === undefined) {
    const detail = diagnostics.map(({ says }) => says).join(' ');
    return () => [{ gate: 'start fails', subject: 'start', ok: false, figures: 'invalid', detail, seedsRun: 0 }];
  }
  const runs = ask(scenario, guards);
  return () => [mustFail({ ...lab, scenario }, runs(), { gate: 'start fails', subject: 'start' })];
};

export const exemplarPasses: GateCheck = (lab, ask) => {
  const passing = lab.solutions.filter(({ expect }) => expect === 'pass');
  const asked = passing.map((solution) => ({ solution, runs: ask(solution.scenario, solution.guards) }));
  return () => asked.map(({ solution, runs }) => passes({ ...lab, scenario: solution.scenario }, solution, runs()));
};

export const decoysFail: GateCheck = (lab, ask) => {
  const decoys = lab.solutions.filter(({ expect }) => expect !== 'pass');
  const asked = decoys.map((solution) => ({ solution, runs: ask(solution.scenario, solution.guards) }));
  return () =>
    asked.map(({ solution, runs }) => failsAsDeclared({ ...lab, scenario: solution.scenario }, solution, runs()));
};

export const degenerateListFails: GateCheck = (lab, ask) => {
  const applicable = degenerates.flatMap((entry) => {
    const guards = entry.guards(lab.allowed);
    return guards === undefined ? [] : [{ entry, runs: ask(lab.scenario, guards) }];
  });
  return () =>
    applicable.map(({ entry, runs }) => {
      const finding = mustFail(lab, runs(), { gate: 'degenerate list fails', subject: entry.id });
      const reason = lab.exempt[entry.id];
      if (reason === undefined) return finding;
      if (finding.ok) return { ...finding, ok: false, detail: 'It fails, so it needs no exemption: remove it.' };
      return { ...finding, ok: true, detail: `Exempt: ${reason}` };
    });
};

/** Each run by itself: what fails on some seeds only would pass on a lucky day. */
function verdictsBySeed(lab: Lab, runs: readonly Run[]): Verdict[] {
  return runs.map((run) => grade(lab, [run], [run.seed]));
}

function mustFail(lab: Lab, runs: readonly Run[], { gate, subject }: Pick<Finding, 'gate' | 'subject'>): Finding {
  const verdicts = verdictsBySeed(lab, runs);
  const failed = verdicts.filter(({ status }) => status === 'fail');
  const ok = failed.length === runs.length;
  const missed = [...new Set(failed.map((verdict) => firstMiss(verdict)?.goal))].join(', ');
  const figures = `fails on ${failed.length} of ${runs.length} seeds${missed === '' ? '' : `, first at ${missed}`}`;
  const odd = verdicts.find(({ status }) => status !== 'fail');
  return {
    gate,
    subject,
    ok,
    figures,
    ...(odd === undefined ? {} : { detail: `It gets the verdict ${told(odd)}.` }),
    seedsRun: runs.length,
  };
}

function passes(lab: Lab, { name }: Solution, runs: readonly Run[]): Finding {
  const verdict = grade(
    lab,
    runs,
    runs.map(({ seed }) => seed),
  );
  const margin = Math.min(...verdict.goals.map((goal) => goal.margin));
  const tightest = verdict.goals.find((goal) => goal.margin === margin);
  const ok = verdict.status === 'pass' && margin >= LEAST_MARGIN;
  const figures =
    tightest === undefined
      ? `verdict ${told(verdict)}`
      : `${verdict.status}; tightest is ${tightest.goal} with ${tightest.observed} (${tightest.expected}), margin ${formatShare(margin)}`;
  const missed = firstMiss(verdict);
  const detail =
    missed === undefined
      ? `Every goal needs a margin of ${formatShare(LEAST_MARGIN)}: move its bound, or the settings.`
      : missed.says;
  return {
    gate: 'exemplar passes',
    subject: name,
    ok,
    figures,
    ...(ok ? {} : { detail }),
    seedsRun: runs.length,
    margin,
  };
}

function failsAsDeclared(lab: Lab, { name, expect }: Solution, runs: readonly Run[]): Finding {
  const declared = expect === 'pass' ? undefined : expect;
  const misses = verdictsBySeed(lab, runs).map(firstMiss);
  const right = misses.filter((miss) => miss?.goal === declared?.misses && holds(miss?.says, declared?.says));
  const ok = right.length === runs.length;
  const odd = misses.find((miss) => !right.includes(miss));
  const wanted = declared?.says === undefined ? '' : `, saying “${declared.says}”`;
  const figures = `misses ${declared?.misses} first${wanted} on ${right.length} of ${runs.length} seeds`;
  const found = odd === undefined ? 'It passes on a seed.' : `On a seed it misses ${odd.goal} first: ${odd.says}`;
  return { gate: 'decoys fail', subject: name, ok, figures, ...(ok ? {} : { detail: found }), seedsRun: runs.length };
}

function firstMiss(verdict: Verdict): GoalResult | undefined {
  return verdict.goals.find(({ met }) => !met);
}

/** Spaces and case aside. */
function holds(text: string | undefined, words: string | undefined): boolean {
  const plain = (each: string) => each.toLowerCase().replace(/\s+/g, ' ');
  return words === undefined || (text !== undefined && plain(text).includes(plain(words)));
}

function told({ status, says }: Verdict): string {
  return says === undefined ? status : `${status} (${says})`;
}

const LEAST_MARGIN = 0.1;
