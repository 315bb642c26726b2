import type { MapTask, OpenMap, TaskAnswer } from '@basin/lab';

export interface TaskProps<Task = MapTask, Answer = TaskAnswer> {
  readonly task: Task;
  readonly exercise: OpenMap;
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
  /** Whether the page answers: a picture's parts cannot be chosen before. */
  readonly isAwake: boolean;
}
