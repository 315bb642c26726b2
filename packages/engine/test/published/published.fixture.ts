import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Run } from '../../src/index.ts';
import { planOf, runsOf, seriesOf, sum, type WrittenGuards, type WrittenScenario } from '../written.fixture.ts';

/** Runs a scenario of `content/scenarios/` as it is, or with guards laid over it, on the seeds from 1. */
export function publishedRuns(slug: string, { guards = {}, seeds = 20 }: Varied = {}): Run[] {
  return runsOf({ plan: planOf(read(slug, 'scenario.yaml') as WrittenScenario, guards), seeds });
}

interface Varied {
  readonly guards?: WrittenGuards;
  readonly seeds?: number;
}

/** The guards of a variant that lies beside the scenario. */
export function variantOf(slug: string, variant: string): WrittenGuards {
  return read(slug, `${variant}.guards.yaml`) as WrittenGuards;
}

function read(slug: string, file: string): unknown {
  const url = new URL(`../../../../content/scenarios/${slug}/${file}`, import.meta.url);
  return parse(readFileSync(url, 'utf8'));
}

/** The average of a count per second from one second to another, in runs with buckets of 1 s. */
export function perSecond(
  run: Run,
  { part, key }: { part: string; key: string },
  [from, to]: readonly [number, number],
): number {
  return sum(seriesOf(run, part, key).slice(from, to)) / (to - from);
}
