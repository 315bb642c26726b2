import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { mergeGuards, type GuardSettings } from '@basin/engine';
import { meets, type Demand } from '@basin/experiments';
import { completed, makeFigure } from '../live-figure/run-figure.tsx';
import { guardsOf, systemOf, type System } from '../live-figure/system.ts';
import { writeSetting, type Settings } from '../live-figure/settings.ts';
import { firstRun } from '@/server/first-run.ts';
import type { CompareFigure, Side } from './compare-figure.ts';
import { CompareIsland } from './islands.tsx';
import { demandOf } from './demands.ts';

export type CompareProps = BlockProps<'Compare'> & {
  /** Shown under the figure; after the guess where there is one to make. */
  readonly children?: ReactNode;
};

type Setting = CompareProps['a'];

/**
 * Two settings of one system on the same random numbers: the same calls at the same moments, the same luck. The runs of
 * the first seed are made with the page; other seeds, and many of them, in the reader's browser.
 */
export async function Compare(props: CompareProps) {
  const system = await systemOf(props);
  const base = guardsOf(props, system);
  const title = props.title ?? `${props.a.says} against ${props.b.says}`;
  const chart = chartOf(props, title);
  const sideOf = (setting: Setting): Side => {
    const settings = settingsOf(setting, { slug: props.scenario, system, base });
    const { first } = makeFigure({ ...chart, ...settings, title: setting.says });
    return { says: setting.says, ...settings, first };
  };
  const [a, b] = [sideOf(props.a), sideOf(props.b)];
  const demands = props.demands?.map(demandOf);
  checkDemands(demands ?? [], { ...a, seed: chart.seed });
  const figure: CompareFigure = {
    ...chart,
    a,
    b,
    view: props.view ?? 'ghost',
    seeds: props.seeds ?? 20,
    demands,
    prediction: props.predict && completed(props.predict, b.scenario),
  };
  return <CompareIsland figure={figure}>{props.children}</CompareIsland>;
}

function chartOf({ id, panels, lines, size, seed }: CompareProps, title: string) {
  return {
    id: id ?? `compare-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, ''),
    title,
    panels: panels ?? (['flow', 'queue'] as const),
    lines: lines ?? (['offered', 'goodput', 'attempts'] as const),
    size: size ?? ('regular' as const),
    seed: seed ?? 1,
  };
}

interface Base {
  readonly slug: string | undefined;
  readonly system: System;
  readonly base: GuardSettings;
}

/** The guards of both become the scenario's own, so that a side's `off` takes away what either has. */
function settingsOf({ guards, set = [] }: Setting, { slug, system, base }: Base): Settings {
  const scenario = { ...system.scenario, guards: mergeGuards(system.scenario.guards, base) };
  const own = guardsOf({ scenario: slug, ...(guards !== undefined && { guards }) }, { ...system, scenario });
  return set.reduce<Settings>(
    (settings, { at, to, unit }) =>
      writeSetting(settings, { label: at, at, from: to, to, ...(unit !== undefined && { unit }) }, to),
    { scenario, guards: own },
  );
}

/** A measure that no run of this system has stops the build rather than the reader. */
function checkDemands(
  demands: readonly Demand[],
  { scenario, guards, seed }: Settings & { readonly seed: number },
): void {
  for (const demand of demands) meets(firstRun({ scenario, guards, seed }), demand);
}
