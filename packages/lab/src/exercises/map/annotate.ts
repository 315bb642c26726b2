import type { Scenario } from '@basin/engine';
import type { PartResult } from '../exercise.ts';
import { truthOf } from './facets.ts';
import type { Annotations, AnnotateTask } from './open-map.ts';

/** Whether every arrow is what it is said to be. The first that is not is explained; the others are only counted. */
export function gradeAnnotations(task: AnnotateTask, answer: Annotations, scenario: Scenario): PartResult {
  const { arrows, id, of, options } = task;
  const truths = arrows.map((arrow) => ({ arrow, ...truthOf(of, scenario, arrow) }));
  const wrong = truths.filter(({ arrow, value }) => answer[arrow] !== value);
  const [first] = wrong;
  if (first === undefined) return { part: id, met: true, says: `All ${arrows.length} arrows are as you say.` };
  const says = options.find(({ value }) => value === answer[first.arrow])?.says;
  const count = `${arrows.length - wrong.length} of ${arrows.length} arrows are right.`;
  const place = `Look at \`${first.arrow}\``;
  if (says === undefined) return { part: id, met: false, says: `${count} ${place}: nothing is said of it yet.` };
  return { part: id, met: false, says: `${count} ${place}: not “${says}”, because ${first.because}.` };
}
