import type { GuardSettings, Scenario } from '@basin/engine';
import type { AllowedGuards } from '@basin/engine/schema';
import type { DeclaredScore } from '../score/score-axis.ts';
import { merged, type Setting } from '../settings/setting.ts';
import type { Unseen } from './unseen.ts';

/** What a browser may have of a lab: no hidden seeds, no solutions. */
export interface OpenLab {
  /** The folder's name: the lab's identity in addresses and progress. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly claim: 'metastable' | 'collapse' | 'target';
  /** Ids of the glossary. */
  readonly concepts: readonly string[];
  readonly scenario: Scenario;
  readonly allowed: AllowedGuards;
  /** How many guards an answer may add to those of the scenario; undefined: all. */
  readonly mostGuards?: number;
  /** Values of the scenario that a learner may set. */
  readonly settings: readonly Setting[];
  /** scenario.yaml as a value, where there are settings. */
  readonly document?: unknown;
  readonly goals: readonly Goal[];
  readonly tasks: readonly Task[];
  /** What the score of a `metastable` lab varies, where the lab says so. */
  readonly score?: DeclaredScore;
  readonly seeds: { readonly public: readonly number[] };
  /** The text the learner begins with. */
  readonly start: string;
  /** Changes whenever the same guards may get another verdict. */
  readonly revision: string;
}

export interface Lab extends OpenLab {
  readonly seeds: { readonly public: readonly number[]; readonly hidden: readonly number[] };
  /** What only hidden seeds meet. */
  readonly unseen: readonly Unseen[];
  readonly solutions: readonly Solution[];
  /** Degenerate settings that are right answers in this lab, by id, each with the reason. */
  readonly exempt: Readonly<Record<string, string>>;
  /** What guards may cost on a good day. */
  readonly cost: Cost;
  /** What cuts the loop that keeps a metastable system down; retries off everywhere where nothing is said. */
  readonly cut?: GuardSettings;
  /** The wrong belief that the lab corrects, from DESIGN.md. */
  readonly misconception: string;
}

export interface Task {
  readonly id: string;
  readonly title: string;
}

export interface Goal {
  readonly id: string;
  readonly task?: string;
  /** Key of a measure. */
  readonly measure: string;
  /** The part that is measured, where the measure asks about one. */
  readonly of?: string;
  readonly fromUs: number;
  readonly toUs: number;
  /** In the measure's values; whether it is a floor or a ceiling follows from the measure's direction. */
  readonly bound: number;
  /** The author's word to whoever misses it, after what the run says. */
  readonly says?: string;
}

export interface Solution {
  /** The file's name without `.guards.yaml`. */
  readonly name: string;
  readonly text: string;
  readonly guards: GuardSettings;
  /** The scenario as it sets it. */
  readonly scenario: Scenario;
  readonly expect: 'pass' | { readonly misses: string; readonly says?: string };
  readonly why: string;
  /** Whether this decoy is what somebody with the lab's misconception would write. */
  readonly embodiesMisconception: boolean;
}

export interface Cost {
  readonly goodputShareAtLeast: number;
  readonly latencyP99AtMostUs: number;
}

/** What a browser may have. Built key by key: a new secret of `Lab` stays one until it is named here. */
export function openLab(lab: Lab): OpenLab {
  const { slug, title, summary, minutes, claim, concepts, goals, tasks, start, revision } = lab;
  const { scenario, allowed, settings, document } = lab;
  return {
    slug,
    title,
    summary,
    minutes,
    claim,
    concepts,
    scenario,
    allowed,
    ...(lab.mostGuards !== undefined && { mostGuards: lab.mostGuards }),
    settings,
    ...(document !== undefined && { document }),
    goals,
    tasks,
    ...(lab.score && { score: lab.score }),
    seeds: { public: lab.seeds.public },
    start,
    revision,
  };
}

/** The seeds a verdict about this lab needs: all that its holder knows. */
export function seedsOf(lab: OpenLab | Lab): readonly number[] {
  return 'hidden' in lab.seeds ? [...lab.seeds.public, ...lab.seeds.hidden] : lab.seeds.public;
}

/** The scenario that a seed is run with. A day without triggers stays one. */
export function scenarioAt(lab: OpenLab | Lab, scenario: Scenario, seed: number): Scenario {
  const met = 'unseen' in lab ? lab.unseen.find(({ seeds }) => seeds.includes(seed)) : undefined;
  if (met === undefined) return scenario;
  const changed = merged(scenario, met.patch) as Scenario;
  return Object.keys(scenario.triggers).length === 0 ? { ...changed, triggers: {} } : changed;
}
