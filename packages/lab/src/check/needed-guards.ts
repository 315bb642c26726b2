import type { GuardSettings } from '@basin/engine';
import { grade } from '../grade/grade.ts';
import { addedGuards, type AddedGuard } from '../guards-file/most-guards.ts';
import type { GateCheck } from './finding.ts';

/** Where a lab counts guards, what passes has none to spare: each is taken away, and then it fails on every seed. */
export const eachGuardNeeded: GateCheck = (lab, ask) => {
  if (lab.mostGuards === undefined) return () => [];
  const passing = lab.solutions.filter(({ expect }) => expect === 'pass');
  const ablated = passing.flatMap(({ name, guards, scenario }) =>
    addedGuards(guards, scenario).map((added) => {
      const runs = ask(scenario, without(guards, added));
      return { subject: `${name} without ${added.guard}`, scenario, runs };
    }),
  );
  return () =>
    ablated.map(({ subject, scenario, runs }) => {
      const failed = runs().filter((run) => grade({ ...lab, scenario }, [run], [run.seed]).status === 'fail');
      const ok = failed.length === runs().length;
      const figures = `fails on ${failed.length} of ${runs().length} seeds`;
      const detail = 'It is not needed: take it out of the answer, or ask for what it is there for.';
      return { gate: 'exemplar passes', subject, ok, figures, ...(ok ? {} : { detail }), seedsRun: runs().length };
    });
};

function without(guards: GuardSettings, { path: [key, place, guard] }: AddedGuard): GuardSettings {
  const { [guard]: _, ...others } = guards[key]?.[place] ?? {};
  return { ...guards, [key]: { ...guards[key], [place]: others } };
}
