import { type OpenLab, parseGuards } from '@basin/lab';
import type { TextPosition } from '@/pieces/guard-editor/index.ts';
import type { BenchResult, Press } from './bench-result.ts';
import type { LabState } from './lab-link.ts';
import { afterPaint, bringChartUp, focusHeading, PLACES } from './places.ts';
import type { Deeds, LabWork } from './lab-work.ts';

/** What deeds are done with. */
interface Hands
  extends
    Pick<LabWork, 'bench' | 'chooseSeed' | 'desk' | 'guards' | 'harder' | 'overlay' | 'scenario' | 'seed'>,
    Pick<LabWork, 'selectGoal' | 'showRun' | 'views'> {
  readonly lab: OpenLab;
  readonly goToSpot: (spot: TextPosition) => void;
}

export function deedsOf(hands: Hands): Deeds {
  const { lab, desk, bench, views, showRun, goToSpot } = hands;
  return {
    press: (pressed) => {
      if (!desk.isAwake || bench.busy !== undefined) return;
      hands.selectGoal(undefined);
      void begin(hands, pressed, { seed: hands.seed, text: desk.text });
    },
    pushHarder: (question) => {
      hands.overlay.clear();
      views.showArea('system');
      void hands.harder.ask(question, { scenario: hands.scenario, guards: hands.guards });
    },
    reset: () => desk.replace(lab.start, 'reset'),
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
    showHints: (title) => {
      views.showArea('brief');
      views.showBrief('hints');
      afterPaint(() => focusHeading(document.getElementById(PLACES.hints), title));
    },
    openHints: () => {
      views.showArea('brief');
      views.showBrief('hints');
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

/** Puts before somebody what somebody else saw: the guards, and the run beside the lab or the goal that was looked at. */
export async function openState(state: LabState, hands: Hands): Promise<void> {
  const { lab, desk, views } = hands;
  desk.replace(state.text, 'opened');
  if (lab.seeds.public.includes(state.seed)) hands.chooseSeed(state.seed);
  const { guards, scenario } = parseGuards(state.text, lab);
  if (state.harder !== undefined && guards !== undefined && scenario !== undefined) {
    views.showArea('system');
    return hands.harder.ask(state.harder, { scenario, guards });
  }
  if (state.goal === undefined) return views.showArea('guards');
  hands.selectGoal(state.goal);
  const result = await begin(hands, 'try', state);
  const found = result?.kind === 'graded' && result.verdict.goals.find((each) => each.goal === state.goal);
  return found && !found.met ? hands.showRun(found.look) : undefined;
}

function begin(
  { lab, bench, views, showRun }: Hands,
  pressed: Press,
  what: { readonly seed: number; readonly text: string },
): Promise<BenchResult | undefined> {
  const isReadable = parseGuards(what.text, lab).guards !== undefined;
  showRun(undefined);
  views.showArea(isReadable ? 'system' : 'guards');
  if (isReadable) afterPaint(bringChartUp);
  return bench.press(pressed, what);
}
