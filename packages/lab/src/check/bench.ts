import { mergeGuards, type GuardSettings, type Run, type Scenario } from '@basin/engine';
import type { Job, Runner } from '@basin/experiments';
import { scenarioAt, seedsOf, type Lab } from '../lab-folder/lab.ts';
import { canonicalJson } from '../lab-folder/canonical.ts';

/** Collects the runs that gates ask for, makes each different one once, and hands them out. */
export class Bench {
  private readonly lab: Lab;
  private readonly seeds: readonly number[];
  private readonly jobs: Job[] = [];
  private readonly firstJobs = new Map<string, number>();
  private runs: readonly Run[] = [];

  constructor(lab: Lab) {
    this.lab = lab;
    this.seeds = seedsOf(lab);
  }

  readonly ask = (scenario: Scenario, guards: GuardSettings): (() => readonly Run[]) => {
    const key = canonicalJson({ scenario, guards: mergeGuards(scenario.guards, guards) });
    const known = this.firstJobs.get(key);
    const first = known ?? this.jobs.length;
    if (known === undefined) {
      this.firstJobs.set(key, first);
      this.jobs.push(...this.seeds.map((seed) => ({ scenario: scenarioAt(this.lab, scenario, seed), guards, seed })));
    }
    return () => this.runs.slice(first, first + this.seeds.length);
  };

  async run(runner: Runner, onProgress: (done: number, total: number) => void): Promise<void> {
    const total = this.jobs.length;
    this.runs = await runner(this.jobs, (done) => onProgress(done, total), new AbortController().signal);
  }
}
