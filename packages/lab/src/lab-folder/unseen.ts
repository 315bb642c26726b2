import { compile, type Scenario } from '@basin/engine';
import * as z from 'zod';
import { merged, scenarioOf } from '../settings/setting.ts';
import type { Problem } from '../yaml/diagnostic.ts';
import { canonicalJson } from './canonical.ts';
import { isMap } from '../yaml/is-map.ts';

/**
 * What only hidden seeds meet: other triggers, or parts of the system that are not as the learner knows them. A browser
 * has public seeds and no word of this, so an answer that was fitted to the runs that can be seen is found out.
 */
export interface Unseen {
  readonly id: string;
  readonly seeds: readonly number[];
  /** What it changes in a scenario, as a merge patch (RFC 7396): values that the learner has set elsewhere stay. */
  readonly patch: unknown;
}

/** `unseen:` of lab.yaml. */
export const unseenFileSchema = z
  .record(
    z.string(),
    z.strictObject({
      seeds: z.array(z.int()).min(1).describe('The hidden seeds that meet it.'),
      sets: z
        .strictObject({
          components: z.record(z.string(), z.unknown()).default({}),
          triggers: z.record(z.string(), z.unknown()).default({}),
        })
        .describe('What it changes in scenario.yaml: maps are merged, `null` removes.'),
    }),
  )
  .describe('Triggers and parts of the system that only hidden seeds meet, by name.');

/** What hidden seeds meet, and what keeps it from being a system. */
export function unseenOf(
  file: z.output<typeof unseenFileSchema>,
  lab: {
    readonly claim: string;
    readonly hidden: readonly number[];
    readonly scenario: Scenario;
    readonly document: unknown;
  },
): { readonly unseen: readonly Unseen[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const unseen = Object.entries(file).flatMap(([id, { seeds, sets }]): Unseen[] => {
    problems.push(...misplaced({ id, seeds, turns: Object.keys(sets.triggers) }, lab));
    const { scenario, says } = scenarioOf(merged(lab.document, sets));
    const flaw = says ?? flawOf(scenario);
    if (scenario === undefined || flaw !== undefined) {
      const instead = 'Change what it sets.';
      problems.push({ path: ['unseen', id, 'sets'], at: 'value', says: `It makes no system: ${flaw}`, instead });
      return [];
    }
    return [{ id, seeds, patch: patchTo(scenario, lab.scenario) }];
  });
  return { unseen, problems };
}

function misplaced(
  { id, seeds, turns }: { readonly id: string; readonly seeds: readonly number[]; readonly turns: readonly string[] },
  { claim, hidden }: { readonly claim: string; readonly hidden: readonly number[] },
): Problem[] {
  const problems: Problem[] = [];
  if (claim !== 'target' && turns.length > 0) {
    const says = `A \`${claim}\` lab shows what its triggers do, on every seed.`;
    const instead = 'Let the claim be `target`, or let hidden seeds meet other components only.';
    problems.push({ path: ['unseen', id, 'sets', 'triggers'], at: 'key', says, instead });
  }
  const open = seeds.find((seed) => !hidden.includes(seed));
  if (open !== undefined) {
    const says = `${open} is no hidden seed.`;
    problems.push({ path: ['unseen', id, 'seeds'], at: 'value', says, instead: 'Name some of `seeds.hidden`.' });
  }
  return problems;
}

function flawOf(scenario: Scenario | undefined): string | undefined {
  const [first] = scenario === undefined ? [] : compile(scenario).diagnostics;
  return first && `${first.says} ${first.instead}`;
}

/** What makes one value of another: only what differs. Empty where nothing does. */
function patchTo(goal: unknown, from: unknown): unknown {
  if (!isMap(goal) || !isMap(from)) return goal;
  const changes = Object.entries(goal)
    .filter(([key, value]) => canonicalJson(value) !== canonicalJson(from[key]))
    .map(([key, value]) => [key, patchTo(value, from[key])] as const);
  const gone = Object.keys(from).filter((key) => goal[key] === undefined);
  return Object.fromEntries([...changes, ...gone.map((key) => [key, null] as const)]);
}
