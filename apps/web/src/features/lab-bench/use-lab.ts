'use client';

import { type GuardSettings, NO_GUARDS, type Scenario } from '@basin/engine';
import { type GoalResult, type OpenLab, parseGuards } from '@basin/lab';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type DraftDesk, useDraft } from '@/pieces/drafts/index.ts';
import type { TextPosition } from '@/pieces/guard-editor/index.ts';
import type { Graded } from './bench-result.ts';
import { deedsOf, openState } from './lab-deeds.ts';
import { linkOf } from './lab-link.ts';
import type { Chart, LabWork } from './lab-work.ts';
import { afterPaint, bringChartUp, PLACES } from './places.ts';
import { type Bench, useBench } from './use-bench.ts';
import { useHarder } from './use-harder.ts';
import { useLabLink } from './use-lab-link.ts';
import { useOverlay } from './use-overlay.ts';
import { useViews } from './use-views.ts';
import { whatHeld } from './what-held.ts';

export function useLab(lab: OpenLab): LabWork {
  const desk = useDraft({ shelf: `lab:${lab.slug}`, start: lab.start });
  const bench = useBench(lab, desk);
  const views = useViews();
  const chart = useChart(lab, desk, bench);
  const [seed, chooseSeed] = useState(lab.seeds.public[0] ?? 1);
  const [spot, goToSpot] = useState<TextPosition>();
  // Typing comes first; what is wrong with the text follows as soon as there is time for it.
  const reading = useReading(lab, useDeferredValue(desk.text));
  useFocusAfterCheck(bench);

  const hands = { lab, desk, bench, views, ...chart, ...reading, seed, chooseSeed, goToSpot };
  const deeds = deedsOf(hands);
  const link = useLabLink(desk.isAwake, (state) => void openState(state, hands));
  const held = useHeld(lab, bench.graded);
  const hashOf = useHash({ desk, bench, seed, ...chart });
  return { ...deeds, lab, desk, bench, views, ...chart, ...reading, held, seed, chooseSeed, spot, link, hashOf };
}

/** What is on the chart, and the goal that it is looked at for. */
function useChart(lab: OpenLab, desk: DraftDesk, bench: Bench): Chart {
  const overlay = useOverlay(lab, desk.entries);
  const harder = useHarder(({ name, says }) => {
    afterPaint(bringChartUp);
    bench.say(`Not graded: ${name}. ${says}`.replaceAll('`', ''));
  });
  const [shownSeed, showSeed] = useState<number>();
  const [look, showWindow] = useState<GoalResult['look']>();
  const [goal, selectGoal] = useState<string>();
  const showRun = (next: GoalResult['look'] | undefined): void => {
    overlay.clear();
    harder.clear();
    showSeed(next?.seed);
    showWindow(next);
  };
  return { overlay, harder, shownSeed, showSeed, look, goal, selectGoal, showRun };
}

type Linked = Pick<LabWork, 'desk' | 'bench' | 'harder' | 'seed' | 'goal' | 'look'>;

/** What is seen now, as a link. A verdict about another text than that on the desk is not part of it. */
function useHash({ desk, bench, harder, seed, goal, look }: Linked): () => Promise<string> {
  const { text } = desk;
  const beside = harder.shown?.question;
  const isCurrent = bench.graded?.text === text;
  const seen = isCurrent && goal !== undefined ? goal : undefined;
  const worst = bench.graded?.verdict.goals.find((each) => each.goal === seen)?.look.seed;
  const linked = look?.seed ?? worst ?? seed;
  return useCallback(() => linkOf({ text, seed: linked, harder: beside, goal: seen }), [text, linked, beside, seen]);
}

function useReading(lab: OpenLab, text: string): Pick<LabWork, 'guards' | 'scenario' | 'diagnostics'> {
  const [lastGood, keep] = useState<{ guards: GuardSettings; scenario: Scenario }>({
    guards: NO_GUARDS,
    scenario: lab.scenario,
  });
  const { guards, scenario, diagnostics } = useMemo(() => parseGuards(text, lab), [text, lab]);
  if (guards !== undefined && scenario !== undefined && guards !== lastGood.guards) keep({ guards, scenario });
  return { guards: guards ?? lastGood.guards, scenario: scenario ?? lastGood.scenario, diagnostics };
}

function useHeld(lab: OpenLab, graded: Graded | undefined): string {
  return useMemo(() => {
    if (graded === undefined || graded.verdict.status === 'fail') return '';
    const start = parseGuards(lab.start, lab).guards;
    return whatHeld(lab, { guards: graded.guards, runs: graded.runs, ...(start && { start }) });
  }, [lab, graded]);
}

/** After a check the news is in the verdict, and so is the focus. A try leaves it where one is typing. */
function useFocusAfterCheck({ result }: Bench): void {
  useEffect(() => {
    if (result?.press !== 'check' || result.kind === 'invalid') return;
    const heading = document.getElementById(PLACES.result);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  }, [result]);
}
