import { NO_GUARDS, type Scenario } from '@basin/engine';
import { loopMap, type Runner } from '@basin/experiments';
import { recoveryTime } from '../../measures/recovery-time/recovery-time.ts';
import type { PartResult } from '../exercise.ts';
import { listed } from './listed.ts';
import { NOBODY, type Owners, type OwnershipTask } from './open-map.ts';

/** The same system in other hands. */
export function withOwners(scenario: Scenario, owners: Owners): Scenario {
  const components = Object.entries(scenario.components).map(([name, settings]) => {
    const [kind = '', params] = Object.entries(settings)[0] ?? [];
    return [name, name in owners ? { [kind]: owned(params as object, owners[name]) } : settings];
  });
  const arrows = Object.entries(scenario.arrows).map(([name, settings]) => [
    name,
    name in owners ? owned(settings, owners[name]) : settings,
  ]);
  return { ...scenario, components: Object.fromEntries(components), arrows: Object.fromEntries(arrows) };
}

/** Who owns a component or an arrow. */
export function ownerOf(scenario: Scenario, part: string): string {
  const settings = scenario.arrows[part] ?? Object.values(scenario.components[part] ?? {})[0];
  return (settings as { readonly owner?: string } | undefined)?.owner ?? NOBODY;
}

/** Parts whose owner an answer changes. */
export function moved(scenario: Scenario, owners: Owners): string[] {
  return Object.keys(owners).filter((part) => owners[part] !== ownerOf(scenario, part));
}

/**
 * Whether one team holds the whole loop, without moving everything, and whether that helps: both organisations live
 * through the same incidents, in which acting on what is not one's own takes longer.
 */
export async function gradeOwnership(
  task: OwnershipTask,
  { owners, scenario }: { readonly owners: Owners; readonly scenario: Scenario },
  runner: Runner,
): Promise<PartResult[]> {
  return [
    spansOne(task, withOwners(scenario, owners)),
    moves(task, moved(scenario, owners)),
    await recovers(task, { owners, scenario }, runner),
  ];
}

function spansOne({ id, loop: asked }: OwnershipTask, scenario: Scenario): PartResult {
  const part = `${id}-span`;
  const loop = loopMap({ scenario, guards: NO_GUARDS }).loops.find((each) => each.id === asked);
  const { owners = [], unownedArrows = [], components = [] } = loop ?? {};
  const unowned = components.filter(
    (name) => ownerOf(scenario, name) === NOBODY && kindOf(scenario, name) !== 'client',
  );
  const nobodys = [...unownedArrows, ...unowned];
  if (nobodys.length > 0)
    return {
      part,
      met: false,
      says: `Nobody owns ${listed(nobodys)}, and the loop goes through it: whoever is called has to find somebody who may act.`,
    };
  if (owners.length > 1)
    return {
      part,
      met: false,
      says: `The loop goes through the hands of ${listed(owners)}: none of them sees it whole.`,
    };
  return {
    part,
    met: true,
    says: `\`${owners[0]}\` holds the whole loop: ${listed(loop?.arrows ?? [])} and what they join.`,
  };
}

function moves({ id, mostMoves }: OwnershipTask, parts: readonly string[]): PartResult {
  const says = `${parts.length} of at most ${mostMoves} parts change hands${parts.length === 0 ? '' : `: ${listed(parts)}`}.`;
  const met = parts.length > 0 && parts.length <= mostMoves;
  if (met) return { part: `${id}-moves`, met, says };
  const why =
    parts.length === 0 ? 'The organisation is as it was.' : 'A team that owns everything is no team any more.';
  return { part: `${id}-moves`, met, says: `${says} ${why}` };
}

async function recovers(
  { id, recoversWithin, seeds }: OwnershipTask,
  { owners, scenario }: { readonly owners: Owners; readonly scenario: Scenario },
  runner: Runner,
): Promise<PartResult> {
  const jobs = [scenario, withOwners(scenario, owners)].flatMap((each) =>
    seeds.map((seed) => ({ scenario: each, guards: NO_GUARDS, seed })),
  );
  const runs = await runner(jobs, () => {}, new AbortController().signal);
  const window = { fromUs: 0, toUs: scenario.duration };
  const times = runs.map((run) => Math.min(scenario.duration, recoveryTime.measure(run, window)));
  const before = mean(times.slice(0, seeds.length));
  const after = mean(times.slice(seeds.length));
  const met = after <= recoversWithin * before;
  const measured = `Over ${seeds.length} incidents goodput is back after ${recoveryTime.format(after)} on average; in the organisation as it was after ${recoveryTime.format(before)}.`;
  const wanted = `At most ${Math.round(recoversWithin * 100)} % of that is asked for: look at what those on call have to touch, and who owns it.`;
  return { part: `${id}-recovery`, met, says: met ? measured : `${measured} ${wanted}` };
}

function kindOf(scenario: Scenario, name: string): string | undefined {
  return Object.keys(scenario.components[name] ?? {})[0];
}

function owned(settings: object, owner: string | undefined): object {
  const { owner: _, ...others } = settings as { readonly owner?: unknown };
  return owner === undefined || owner === NOBODY ? others : { ...others, owner };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
