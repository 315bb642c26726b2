'use client';

import { type GuardSettings, NO_GUARDS, type Scenario } from '@basin/engine';
import { type Diagnostic, type GoalResult, type OpenLab, parseGuards } from '@basin/lab';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type DraftDesk, type Entry, useDraft } from '@/pieces/drafts/index.ts';
import type { TextPosition } from '@/pieces/guard-editor/index.ts';
import type { Graded, Press } from './bench-result.ts';
import { type Bench, useBench } from './use-bench.ts';
import { NARROW, useViews, type Views } from './use-views.ts';
import { whatHeld } from './what-held.ts';

/** One learner at one lab: what is there, and what can be done. The areas of the page show parts of it. */
export interface LabWork extends Deeds {
  readonly lab: OpenLab;
  readonly desk: DraftDesk;
  readonly bench: Bench;
  readonly views: Views;
  /** Of the text on the desk. */
  readonly diagnostics: readonly Diagnostic[];
  /** As the text on the desk sets them, or did when it could last be read. */
  readonly guards: GuardSettings;
  /** The system as the text sets it. */
  readonly scenario: Scenario;
  /** After a check that held: the sentence about what did it. */
  readonly held: string;
  /** For the next try. */
  readonly seed: number;
  readonly chooseSeed: (seed: number) => void;
  /** The run on the chart, if one was asked for. */
  readonly shownSeed: number | undefined;
  readonly showSeed: (seed: number | undefined) => void;
  /** Where the text editor should go. */
  readonly spot: TextPosition | undefined;
  /** The stretch of a run that a goal points at. */
  readonly look: GoalResult['look'] | undefined;
}

interface Deeds {
  readonly press: (press: Press) => void;
  readonly goTo: (line: number, column: number) => void;
  readonly showLook: (goal: GoalResult) => void;
  readonly showTask: (title: string) => void;
  readonly restore: (entry: Entry) => void;
  readonly reset: () => void;
  readonly compare: (against: string) => void;
}

export function useLab(lab: OpenLab): LabWork {
  const desk = useDraft({ shelf: `lab:${lab.slug}`, start: lab.start });
  const bench = useBench(lab, desk);
  const views = useViews();
  const [seed, chooseSeed] = useState(lab.seeds.public[0] ?? 1);
  const [shownSeed, showSeed] = useState<number>();
  const [spot, goToSpot] = useState<TextPosition>();
  const [look, showWindow] = useState<GoalResult['look']>();

  // Typing comes first; what is wrong with the text follows as soon as there is time for it.
  const readText = useDeferredValue(desk.text);
  const { guards, scenario, diagnostics } = useReading(lab, readText);
  useFocusAfterCheck(bench);

  const showRun = (next: GoalResult['look'] | undefined): void => {
    showSeed(next?.seed);
    showWindow(next);
  };
  const showing = { desk, bench, views, showRun, goToSpot };
  const press = (pressed: Press): void => {
    if (!desk.isAwake || bench.busy !== undefined) return;
    const isReadable = parseGuards(desk.text, lab).guards !== undefined;
    showRun(undefined);
    views.showArea(isReadable ? 'system' : 'guards');
    if (isReadable) afterPaint(bringChartUp);
    void bench.press(pressed, seed);
  };
  const reset = (): void => desk.replace(lab.start, 'reset');
  const held = useHeld(lab, bench.graded);
  return {
    ...deedsOf(showing),
    lab,
    desk,
    bench,
    views,
    guards,
    scenario,
    diagnostics,
    held,
    seed,
    chooseSeed,
    shownSeed,
    showSeed,
    spot,
    look,
    press,
    reset,
  };
}

interface Showing extends Pick<LabWork, 'desk' | 'bench' | 'views'> {
  readonly goToSpot: (spot: TextPosition) => void;
  readonly showRun: (look: GoalResult['look'] | undefined) => void;
}

function deedsOf({ desk, bench, views, showRun, goToSpot }: Showing): Omit<Deeds, 'press' | 'reset'> {
  return {
    goTo: (line, column) => {
      views.showArea('guards');
      views.showGuards('text');
      goToSpot({ line, column });
    },
    showLook: (goal) => {
      showRun(goal.look);
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      document
        .getElementById(PLACES.chart)
        ?.scrollIntoView({ block: 'nearest', behavior: isStill ? 'auto' : 'smooth' });
      bench.say(`The chart shows seed ${goal.look.seed}, with the stretch to look at marked.`);
    },
    showTask: (title) => {
      views.showArea('brief');
      views.showBrief('brief');
      afterPaint(() => focusHeading(document.getElementById(PLACES.brief), title));
    },
    restore: (entry) => {
      desk.replace(entry.text, 'restored');
      views.showArea('guards');
    },
    compare: (against) => {
      views.compareWith(against);
      views.showArea('guards');
    },
  };
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

/** To the top of its column, or of the screen where the column is the page. The page itself stays where it is otherwise. */
function bringChartUp(): void {
  const chart = document.getElementById(PLACES.chart);
  chart?.parentElement?.scrollTo({ top: 0 });
  if (matchMedia(NARROW).matches) chart?.scrollIntoView({ block: 'start' });
}

/** When what was just asked to be shown is there. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

function focusHeading(root: HTMLElement | null, title: string): void {
  const headings = [...(root?.querySelectorAll<HTMLElement>('h1, h2, h3, h4') ?? [])];
  const found = headings.find((each) => each.textContent?.trim() === title) ?? headings[0];
  if (found === undefined) return;
  found.tabIndex = -1;
  found.scrollIntoView({ block: 'start' });
  found.focus({ preventScroll: true });
}

/** Ids of what is gone to. There is one lab to a page. */
export const PLACES = { brief: 'lab-brief', chart: 'lab-chart', result: 'lab-result' } as const;
