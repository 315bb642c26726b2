import type { z } from 'zod';
import { basinMap, hysteresis, phasePortrait, tippingPoint } from './basins.ts';
import { ablation, compare, flows } from './comparing.ts';
import { loadCurve, sweep } from './curve.ts';
import { run, predict, system } from './runs.ts';
import {
  aside,
  check,
  formula,
  hint,
  incident,
  labLink,
  lessonLink,
  meaning,
  onMonday,
  option,
  recap,
  task,
  term,
} from './texts.ts';
import { twoViews } from './two-views.ts';

/** Every block that a text may use, by its name in the text. A block that is not here is an error in a text. */
export const blocks = {
  Ablation: ablation,
  Aside: aside,
  BasinMap: basinMap,
  Check: check,
  Compare: compare,
  Flows: flows,
  Formula: formula,
  Hint: hint,
  Hysteresis: hysteresis,
  Incident: incident,
  LabLink: labLink,
  LessonLink: lessonLink,
  LoadCurve: loadCurve,
  Meaning: meaning,
  OnMonday: onMonday,
  Option: option,
  PhasePortrait: phasePortrait,
  Predict: predict,
  Recap: recap,
  Run: run,
  Sweep: sweep,
  System: system,
  Task: task,
  Term: term,
  TippingPoint: tippingPoint,
  TwoViews: twoViews,
};

/** The properties of a block, as its component takes them. */
export type BlockProps<Name extends keyof typeof blocks> = z.infer<(typeof blocks)[Name]['props']>;
