import type { MDXComponents } from 'mdx/types';
import { Meaning } from '@basin/viz';
import {
  Aside,
  Check,
  Hint,
  Incident,
  LabLink,
  LessonLink,
  OnMonday,
  Option,
  Recap,
  Task,
} from '@/pieces/blocks/index.ts';
import { Predict, Run, System } from '@/pieces/live-figure/server.ts';
import { Term } from '@/pieces/term/index.ts';

const blocks = {
  Aside,
  Check,
  Hint,
  Incident,
  LabLink,
  LessonLink,
  Meaning,
  OnMonday,
  Option,
  Predict,
  Recap,
  Run,
  System,
  Task,
  Term,
};

/** The blocks that any text of the course may use without importing anything. */
export function useMDXComponents(): MDXComponents {
  return blocks;
}
