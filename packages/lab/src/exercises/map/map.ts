import * as z from 'zod';
import type { Scenario } from '@basin/engine';
import { defineKind } from '../define-kind.ts';
import { buildMap } from './build-map.ts';
import { gradeMap, nothingFor } from './grade-map.ts';
import { NOBODY, type MapAnswer, type MapTask, type OpenMap, type TaskAnswer } from './open-map.ts';
import { mapSchema, type MapFile } from './schema.ts';

/** Something to be done on the picture of a system; what is right is computed from the scenario. */
export const map = defineKind<MapFile, OpenMap, null, MapAnswer>({
  key: 'map',
  word: 'Map exercise',
  files: ['scenario.yaml'],
  schema: mapSchema,
  build: buildMap,
  answerSchema: ({ scenario, tasks }) =>
    z.strictObject(
      Object.fromEntries(tasks.map((task) => [task.id, schemaOf(task, scenario)])),
    ) as z.ZodType<MapAnswer>,
  grade: ({ open }, answer, runner) => gradeMap(open, answer, runner),
  degenerates: ({ scenario, tasks }) => {
    const answer = (each: (task: MapTask) => TaskAnswer) =>
      Object.fromEntries(tasks.map((task) => [task.id, each(task)]));
    return [
      { id: 'nothing', describe: 'Leaves everything as it is.', answer: answer(nothingFor) },
      { id: 'everything', describe: 'Marks all there is.', answer: answer((task) => all(task, scenario)) },
      { id: 'first', describe: 'Says the first thing of every arrow.', answer: answer((task) => always(task, 0)) },
      { id: 'last', describe: 'Says the last thing of every arrow.', answer: answer((task) => always(task, -1)) },
    ];
  },
});

function schemaOf(task: MapTask, { arrows, components }: Scenario): z.ZodType {
  switch (task.does) {
    case 'annotate': {
      const option = z.enum(task.options.map(({ value }) => value)).optional();
      return z.strictObject(Object.fromEntries(task.arrows.map((arrow) => [arrow, option])));
    }
    case 'loops':
      return z.array(z.array(z.enum(Object.keys(arrows)))).max(MOST_LOOPS);
    case 'boundary':
      return z.array(z.enum(Object.keys(components)));
    case 'ownership': {
      const team = z.enum([...task.teams, NOBODY]).optional();
      return z.strictObject(Object.fromEntries(task.movable.map((part) => [part, team])));
    }
    case 'sharedFate': {
      const names = z.array(z.enum(task.candidates));
      return z.strictObject({ shared: names, split: names });
    }
  }
}

function all(task: MapTask, { arrows, components }: Scenario): TaskAnswer {
  switch (task.does) {
    case 'annotate':
      return always(task, 0);
    case 'loops':
      return [Object.keys(arrows)];
    case 'boundary':
      return Object.keys(components);
    case 'ownership':
      return Object.fromEntries(task.movable.map((part) => [part, task.teams[0] ?? NOBODY]));
    case 'sharedFate':
      return { shared: task.candidates, split: task.candidates };
  }
}

/** Where there is a choice of words for each arrow, the same for all. */
function always(task: MapTask, index: number): TaskAnswer {
  if (task.does !== 'annotate') return nothingFor(task);
  const value = task.options.at(index)?.value ?? '';
  return Object.fromEntries(task.arrows.map((arrow) => [arrow, value]));
}

const MOST_LOOPS = 20;
