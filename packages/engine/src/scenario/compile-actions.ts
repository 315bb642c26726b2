import type { ActionBehaviour, Targets } from '../actions/action.ts';
import { MAX_ACTIONS, type ActionPlan, type ActionSettings } from '../actions/action-plan.ts';
import { completed, isRecord, problemIn, type Fields } from '../actions/field.ts';
import { actions as allActions } from '../actions/index.ts';
import type { Micros } from '../core/time.ts';
import { Findings, oneOf } from './diagnostic.ts';
import { formatDuration } from './duration.ts';
import type { CompiledActions, Plan } from './plan.ts';

/**
 * Checks and resolves actions for the runs of a plan: those that somebody wrote down, or a run has recorded.
 *
 * Nothing is taken on trust, for live actions come here straight from a page: what is no action at all is a diagnostic,
 * too.
 */
export function compileActions(plan: Plan, actions: readonly ActionSettings[]): CompiledActions {
  const findings = new Findings();
  if (actions.length > MAX_ACTIONS) {
    const says = `These are ${actions.length} actions; a run takes at most ${MAX_ACTIONS}.`;
    findings.add('actions', [], [says, 'Take fewer.']);
    return { diagnostics: findings.all };
  }
  const plans = actions.map((action, index) => actionPlan(action, { plan, findings, path: [index] }));
  if (findings.all.length > 0) return { diagnostics: findings.all };
  return { actions: plans.filter((each) => each !== undefined), diagnostics: [] };
}

interface Checking {
  readonly plan: Plan;
  readonly findings: Findings;
  readonly path: readonly (string | number)[];
}

function actionPlan(action: unknown, checking: Checking): ActionPlan | undefined {
  const { findings, path } = checking;
  const known = all.map(({ key }) => key);
  const what = isRecord(action) ? action['do'] : undefined;
  if (!isRecord(action) || !isRecord(what)) {
    findings.add('actions', path, ['This is no action.', `Write what to do: \`do:\` with ${oneOf(known)}.`]);
    return undefined;
  }
  const unknown = Object.keys(action).find((name) => name !== 'at' && name !== 'do' && name !== 'for');
  if (unknown !== undefined) {
    findings.add('actions', [...path, unknown], [`There is no key \`${unknown}\`.`, 'Write `at`, `do` or `for`.']);
  }
  const [key = '', ...others] = Object.keys(what);
  const behaviour = all.find((each) => each.key === key);
  if (behaviour === undefined || others.length > 0) {
    const says = behaviour === undefined ? `There is no action \`${key}\`.` : 'These are several actions in one.';
    findings.add('actions', [...path, 'do'], [says, `Write one of ${oneOf(known)}.`]);
    return undefined;
  }
  const params = checkedParams(behaviour, what[key], checking);
  const isInTime = checkTimes(action, behaviour, checking);
  if (params === undefined || !isInTime) return undefined;
  const parts = partsOf(behaviour, params, checking);
  const at = action['at'] as Micros;
  const settings = {
    at,
    do: { [key]: params },
    ...(action['for'] === undefined ? {} : { for: action['for'] as Micros }),
  };
  return parts && { settings, behaviour, params, parts };
}

function checkedParams(
  { fields, key }: Action,
  params: unknown,
  { findings, path }: Checking,
): Record<string, unknown> | undefined {
  const problem = problemIn(fields as Fields, params);
  if (problem === null) return completed(fields as Fields, params as Record<string, unknown>);
  const at = [...path, 'do', key, ...(problem.name === null ? [] : [problem.name])];
  findings.add('actions', at, [problem.says, problem.instead]);
  return undefined;
}

function checkTimes(action: Readonly<Record<string, unknown>>, behaviour: Action, checking: Checking): boolean {
  const { findings, path, plan } = checking;
  const { at, for: forUs } = action;
  const end = formatDuration(plan.durationUs);
  if (!isWholeUs(at, 0) || at >= plan.durationUs) {
    findings.add('actions', [...path, 'at'], ['This is no time of the run.', `Write a time before ${end}.`]);
    return false;
  }
  if (forUs === undefined) return true;
  if (!lasts(behaviour)) {
    const says = `\`${behaviour.key}\` ends by itself.`;
    findings.add('actions', [...path, 'for'], [says, 'Leave `for` out.']);
    return false;
  }
  if (isWholeUs(forUs, 1)) return true;
  findings.add('actions', [...path, 'for'], ['This is no duration.', 'Write how long it lasts, such as 30s.']);
  return false;
}

const lasts = (behaviour: Action): boolean => behaviour.form === 'dial' && behaviour.endsItself === undefined;
const isWholeUs = (value: unknown, min: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= min;

/** The parts or triggers that an action happens to; undefined if what is written there leads nowhere. */
function partsOf(
  behaviour: Action,
  params: Readonly<Record<string, unknown>>,
  checking: Checking,
): readonly string[] | undefined {
  const { findings, path } = checking;
  const setter = behaviour.of === 'action' ? setterOf(params, checking) : behaviour;
  if (setter === undefined) return undefined;
  const { of } = params as { readonly of?: string };
  const choices = choicesOf(setter, checking.plan);
  if (of === undefined) return [...new Set(Object.values(choices).flat())];
  if (Object.hasOwn(choices, of)) return namesCallees(behaviour, params, checking) ? choices[of]! : undefined;
  const says = `\`${of}\` is nothing that \`${setter.key}\` can happen to.`;
  findings.add('actions', [...path, 'do', behaviour.key, 'of'], [says, `Write ${oneOf(Object.keys(choices))}.`]);
  return undefined;
}

/** Whether the parameters that name something an arrow leads to do. */
function namesCallees(behaviour: Action, params: Readonly<Record<string, unknown>>, checking: Checking): boolean {
  const { findings, path, plan } = checking;
  const named = Object.entries(behaviour.fields as Fields).filter(([, field]) => field.isCallee);
  const callees = arrowsOf(plan).filter(({ from }) => from === params['of']);
  for (const [name] of named) {
    if (callees.some(({ to }) => to === params[name])) continue;
    const says = `No arrow leads from \`${String(params['of'])}\` to \`${String(params[name])}\`.`;
    const instead = `Write ${oneOf(callees.map(({ to }) => to))}.`;
    findings.add('actions', [...path, 'do', behaviour.key, name], [says, instead]);
    return false;
  }
  return true;
}

/** The kind of action that is to be undone. */
function setterOf({ action }: Readonly<Record<string, unknown>>, { findings, path }: Checking): Action | undefined {
  const setters = all.filter((each) => each.form === 'dial');
  const setter = setters.find(({ key }) => key === action);
  if (setter !== undefined) return setter;
  const says = `\`${String(action)}\` is no action that can be undone.`;
  const instead = `Write ${oneOf(setters.map(({ key }) => key))}.`;
  findings.add('actions', [...path, 'do', 'undo', 'action'], [says, instead]);
  return undefined;
}

/** What may be written into `of`, and the parts each of them stands for. */
function choicesOf(behaviour: Action, plan: Plan): Record<string, string[]> {
  const choices: Record<string, string[]> = {};
  const add = (name: string, part: string): void => {
    if (!Object.hasOwn(choices, name)) choices[name] = [];
    if (!choices[name]!.includes(part)) choices[name]!.push(part);
  };
  if (behaviour.of === 'arrow') {
    for (const { from, name, to } of arrowsOf(plan)) {
      const names = [to, writtenAs(to, plan)];
      for (const each of behaviour.reach === 'into' ? names : [name, `${writtenAs(from, plan)} -> ${names[1]!}`])
        add(each, name);
    }
  } else {
    for (const name of namesOf(behaviour.of, plan)) for (const each of [name, writtenAs(name, plan)]) add(each, name);
  }
  for (const { name, members } of plan.domains) {
    for (const part of members.flatMap((member) => choices[member] ?? [])) add(name, part);
  }
  return choices;
}

function arrowsOf(plan: Plan): { from: string; name: string; to: string }[] {
  return plan.components.flatMap(({ name: from, arrows }) => arrows.map(({ name, to }) => ({ from, name, to })));
}

/** A replica stands under the name of them all. */
function writtenAs(part: string, { groups }: Plan): string {
  return groups.find(({ members }) => members.includes(part))?.name ?? part;
}

function namesOf(of: keyof Targets, plan: Plan): string[] {
  if (of !== 'trigger') return plan.components.filter(({ behaviour }) => behaviour.kind === of).map(({ name }) => name);
  const lasting = plan.triggers.filter(({ behaviour }) => behaviour.isMoment !== true);
  return lasting.map(({ name }) => name);
}

type Action = ActionBehaviour<keyof Targets, never>;
const all = allActions as readonly unknown[] as readonly Action[];
