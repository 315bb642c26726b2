import type { MDXComponents } from 'mdx/types';
import { Meaning } from '@basin/viz';
import { BasinMap } from '@/pieces/basin-map/server.ts';
import {
  Aside,
  Check,
  Formula,
  Hint,
  Incident,
  LabLink,
  LessonLink,
  OnMonday,
  Option,
  Recap,
  Task,
} from '@/pieces/blocks/index.ts';
import { Ablation, Compare } from '@/pieces/comparison/server.ts';
import { LoadCurve, Sweep } from '@/pieces/curves/server.ts';
import { Flows } from '@/pieces/flows/server.ts';
import { Hysteresis } from '@/pieces/hysteresis/server.ts';
import { Predict, Run, System } from '@/pieces/live-figure/server.ts';
import { PhasePortrait } from '@/pieces/phase-portrait/server.ts';
import { Term } from '@/pieces/term/index.ts';
import { TippingPoint } from '@/pieces/tipping-point/server.ts';
import { TwoViews } from '@/pieces/two-views/server.ts';

const blocks = {
  Ablation,
  Aside,
  BasinMap,
  Check,
  Compare,
  Flows,
  Formula,
  Hint,
  Hysteresis,
  Incident,
  LabLink,
  LessonLink,
  LoadCurve,
  Meaning,
  OnMonday,
  Option,
  PhasePortrait,
  Predict,
  Recap,
  Run,
  Sweep,
  System,
  Task,
  Term,
  TippingPoint,
  TwoViews,
};

/** The blocks that any text of the course may use without importing anything. */
export function useMDXComponents(): MDXComponents {
  return blocks;
}
