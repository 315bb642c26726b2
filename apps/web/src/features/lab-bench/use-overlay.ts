'use client';

import { triggerWindows } from '@basin/engine';
import { type OpenLab, parseGuards } from '@basin/lab';
import { chartRun, type ChartRun } from '@basin/viz';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Entry, RunEntry } from '@/pieces/drafts/index.ts';
import { useRuns } from '@/pieces/runner/index.ts';
import { nameOf } from './entry-words.ts';

/** Two earlier tries on one chart. Their runs are made again from their texts. */
export interface Overlay {
  /** Ids of entries, at most two. */
  readonly picks: readonly string[];
  readonly toggle: (entry: Entry) => void;
  readonly clear: () => void;
  readonly shown: OverlaidRuns | undefined;
  /** What to do next, what is under way, or what went wrong. */
  readonly says: string;
}

export interface OverlaidRuns {
  readonly seed: number;
  readonly front: NamedRun;
  readonly ghost: NamedRun;
}

interface NamedRun {
  readonly name: string;
  readonly run: ChartRun;
}

export function useOverlay(lab: OpenLab, entries: readonly Entry[]): Overlay {
  const [picks, pick] = useState<readonly string[]>([]);
  const [shown, show] = useState<OverlaidRuns>();
  const [problem, setProblem] = useState('');
  const { start, cancel, status } = useRuns();

  const made = async (entry: RunEntry, seed: number): Promise<NamedRun | undefined> => {
    const { guards, scenario } = parseGuards(entry.text, lab);
    if (guards === undefined || scenario === undefined) {
      setProblem(`The guards of ${nameOf(entry)} cannot be read any more.`);
      return undefined;
    }
    const { runs, says, status: ended } = await start({ scenario, guards, seeds: [seed], stream: false });
    if (ended === 'crashed') setProblem(`The simulator stopped (${says}).`);
    const [run] = ended === 'done' ? runs : [];
    return run && { name: nameOf(entry), run: chartRun(run, { triggers: triggerWindows(scenario) }) };
  };
  const overlay = useEffectEvent(async (isGone: () => boolean): Promise<void> => {
    const [back, front] = picks.map((id) => entries.find((entry) => entry.id === id)) as (RunEntry | undefined)[];
    if (back === undefined || front === undefined) return;
    const seed = front.seeds.find((each) => back.seeds.includes(each)) ?? front.seeds[0] ?? 1;
    const ghost = await made(back, seed);
    const own = ghost && !isGone() ? await made(front, seed) : undefined;
    if (ghost && own && !isGone()) show({ seed, front: own, ghost });
  });

  useEffect(() => {
    let isGone = false;
    void overlay(() => isGone);
    return () => {
      isGone = true;
    };
  }, [picks]);

  const choose = (next: readonly string[]): void => {
    cancel();
    show(undefined);
    setProblem('');
    pick(next);
  };
  const toggle = ({ id }: Entry): void => {
    choose(picks.includes(id) ? picks.filter((each) => each !== id) : [...picks, id].slice(-2));
  };
  const says = problem === '' ? saysOf(picks.length, status === 'running') : problem;
  return { picks, toggle, clear: () => picks.length > 0 && choose([]), shown, says };
}

function saysOf(count: number, isRunning: boolean): string {
  if (isRunning) return 'Running both again …';
  if (count === 2) return 'Both are on the chart: the later pick drawn as usual, the other one faintly.';
  return count === 1
    ? 'Overlay a second one to see both on one chart.'
    : 'Overlay two of them to see both on one chart.';
}
