'use client';

import type {
  AnnotateTask,
  Annotations,
  Boundary,
  BoundaryTask,
  LoopsTask,
  MarkedLoops,
  Owners,
  OwnershipTask,
  SharedFateAnswer,
  SharedFateTask,
} from '@basin/lab';
import { AnnotateView } from './annotate-view.tsx';
import { BoundaryView } from './boundary-view.tsx';
import { LoopsView } from './loops-view.tsx';
import { OwnershipView } from './ownership-view.tsx';
import { SharedFateView } from './shared-fate-view.tsx';
import type { TaskProps } from './task-props.ts';

/** The view of a task; an answer has the form that its task asks for. */
export function TaskView(props: TaskProps) {
  switch (props.task.does) {
    case 'annotate':
      return <AnnotateView {...(props as TaskProps<AnnotateTask, Annotations>)} />;
    case 'loops':
      return <LoopsView {...(props as TaskProps<LoopsTask, MarkedLoops>)} />;
    case 'boundary':
      return <BoundaryView {...(props as TaskProps<BoundaryTask, Boundary>)} />;
    case 'ownership':
      return <OwnershipView {...(props as TaskProps<OwnershipTask, Owners>)} />;
    case 'sharedFate':
      return <SharedFateView {...(props as TaskProps<SharedFateTask, SharedFateAnswer>)} />;
  }
}
