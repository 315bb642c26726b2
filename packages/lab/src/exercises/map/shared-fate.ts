import { groupOf, type Scenario } from '@basin/engine';
import { availability, replicaDomains, type FaultDomain } from '@basin/experiments';
import type { PartResult } from '../exercise.ts';
import { listed } from './listed.ts';
import type { SharedFateAnswer, SharedFateTask } from './open-map.ts';

/**
 * What may take replicas of a server down, by its name, with the replicas it takes, from 0. A component that is split has
 * a copy beside each replica: then it takes nobody else's replica, and neither does what it runs on.
 */
export function fates(scenario: Scenario, server: string, split: readonly string[] = []): Record<string, number[]> {
  const all = Array.from({ length: replicasOf(scenario, server) }, (_, index) => index);
  const needs = neededBy(scenario, server).filter((name) => !split.includes(name));
  const direct = replicaDomains(scenario, server);
  const domains = Object.entries(scenario.domains ?? {}).map(([name, { members }]): [string, number[]] => {
    // What every replica calls is part of every replica's fate, wherever it is drawn.
    const takesNeeded = members.some((member) => needs.includes(groupOf(member)) && isWhole(member, members, scenario));
    return [name, takesNeeded ? all : (direct[name] ?? [])];
  });
  const single = needs.filter((name) => replicasOf(scenario, name) === 1);
  return Object.fromEntries([...domains, ...single.map((name): [string, number[]] => [name, all])]);
}

/** Whether what is shared is found, and whether taking apart what may be taken apart is enough. */
export function gradeSharedFate(
  task: SharedFateTask,
  answer: SharedFateAnswer,
  scenario: Scenario,
): Promise<PartResult[]> {
  const down = (split: readonly string[]) => unavailability(task, scenario, split);
  return Promise.all([foundAll(task, { answer, scenario }, down), isEnough(task, answer, down)]);
}

type Down = (split: readonly string[]) => Promise<number>;

async function foundAll(
  task: SharedFateTask,
  { answer: { shared }, scenario }: { readonly answer: SharedFateAnswer; readonly scenario: Scenario },
  down: Down,
): Promise<PartResult> {
  const { candidates, id, needed, of } = task;
  const part = `${id}-shared`;
  const found = fates(scenario, of);
  const replicas = replicasOf(scenario, of);
  const leftAfter = (name: string): number => replicas - (found[name]?.length ?? 0);
  const fatal = candidates.filter((name) => leftAfter(name) < needed);
  const harmless = shared.find((name) => !fatal.includes(name));
  if (harmless !== undefined) {
    const says = `\`${harmless}\` is not one of them: when it fails, ${leftAfter(harmless)} of ${replicas} replicas of \`${of}\` are left, and ${needed} are enough.`;
    return { part, met: false, says };
  }
  const missed = fatal.filter((name) => !shared.includes(name));
  if (missed.length > 0) {
    const says = `${fatal.length - missed.length} of ${fatal.length} are found. Follow each replica through the inventory and over its arrows: what does it need that others need too, and what does that run on?`;
    return { part, met: false, says };
  }
  const drawn = await availability({ replicas, needed, domains: ownFates(task, replicas), samples: 1, seed: 1 });
  const says = `${listed(fatal)}: each of them is enough. As drawn, with replicas that fail one by one, too few would be up ${odds(drawn.exact)} of the time; with what they share it is ${odds(await down([]))}.`;
  return { part, met: true, says };
}

async function isEnough(
  { id, mostSplits, target }: SharedFateTask,
  { split }: SharedFateAnswer,
  down: Down,
): Promise<PartResult> {
  const part = `${id}-split`;
  if (split.length > mostSplits)
    return { part, met: false, says: `You would split ${split.length} things, and there is money for ${mostSplits}.` };
  const [before, after] = [await down([]), await down(split)];
  const change =
    split.length === 0
      ? `As it is, too few replicas are up ${odds(before)} of the time`
      : `With ${listed(split)} split, too few replicas are up ${odds(after)} of the time instead of ${odds(before)}`;
  if (after <= target) return { part, met: true, says: `${change}: within the target of ${odds(target)}.` };
  return {
    part,
    met: false,
    says: `${change}; the target is ${odds(target)}. What takes too many most often decides.`,
  };
}

/**
 * How often too few replicas are up: replicas fail by themselves and with everything that takes them, as in the model of
 * beta factors (IEC 61508-6), where what is shared, and not the number of replicas, soon decides.
 */
async function unavailability(task: SharedFateTask, scenario: Scenario, split: readonly string[]): Promise<number> {
  const { needed, of } = task;
  const replicas = replicasOf(scenario, of);
  const shared = Object.entries(fates(scenario, of, split)).flatMap(([name, members]): FaultDomain[] => {
    const probability = task.odds[name] ?? 0;
    if (!split.includes(name)) return [{ name, probability, members }];
    return members.map((member) => ({ name: `${name} ${member}`, probability, members: [member] }));
  });
  const copies = split.filter((name) => name in scenario.components).flatMap((name) => ownFates(task, replicas, name));
  const domains = merged([...ownFates(task, replicas), ...copies, ...shared]);
  // Summed over every combination; what is sampled beside it is not looked at.
  const { exact } = await availability({ replicas, needed, domains, samples: 1, seed: 1 });
  return exact;
}

/** One by one: a replica, or the copy of something beside it. */
function ownFates({ odds: chances }: SharedFateTask, replicas: number, of: string = OWN): FaultDomain[] {
  const probability = chances[of] ?? 0;
  return Array.from({ length: replicas }, (_, index) => ({
    name: `${of} ${index + 1}`,
    probability,
    members: [index],
  }));
}

/** Independent causes that take the same replicas are one cause: it is there unless none of them is. */
function merged(domains: readonly FaultDomain[]): FaultDomain[] {
  const byMembers = new Map<string, FaultDomain>();
  for (const domain of domains.filter(({ members }) => members.length > 0)) {
    const key = domain.members.join();
    const probability = 1 - (1 - domain.probability) * (1 - (byMembers.get(key)?.probability ?? 0));
    byMembers.set(key, { ...domain, probability });
  }
  return [...byMembers.values()];
}

/** Components that a server cannot answer without: what its calls lead to, however far. */
function neededBy({ arrows }: Scenario, server: string): string[] {
  const reached = [server];
  for (const name of reached) {
    for (const arrow of Object.keys(arrows)) {
      const [from = '', to = ''] = arrow.split(' -> ');
      if (from === name && !reached.includes(to)) reached.push(to);
    }
  }
  return reached.slice(1);
}

function isWhole(member: string, members: readonly string[], scenario: Scenario): boolean {
  const name = groupOf(member);
  const count = replicasOf(scenario, name);
  return member === name || members.filter((each) => groupOf(each) === name).length === count;
}

/** How many of a component there are. */
export function replicasOf({ components }: Scenario, name: string): number {
  const params = Object.values(components[name] ?? {})[0] as { readonly replicas?: number } | undefined;
  return params?.replicas ?? 1;
}

/** `2.1 × 10⁻⁴`. */
function odds(probability: number): string {
  const [digits = '', power = ''] = probability.toExponential(1).split('e');
  return `${digits} × 10${power.replace(/./g, (each) => RAISED[CHARACTERS.indexOf(each)] ?? '')}`;
}

const OWN = 'own';
const CHARACTERS = '0123456789-';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
