import * as z from 'zod';
import { duration, positiveDuration } from '../../scenario/fields.ts';
import { law } from '../../scenario/law.ts';
import { runbook } from '../../scenario/schema-actions.ts';
import { defineComponent } from '../define-component.ts';
import { operator } from './operator.ts';

const signal = z
  .strictObject({
    of: z.string().describe('The component or the arrow.'),
    metric: z.string().describe('One of its metrics: a level, or a count, which is read per second.'),
    per: z.string().optional().describe('Another of its metrics, by which the first is divided: `good` per `offered`.'),
    below: z.number().optional().describe('It is bad below this.'),
    above: z.number().optional().describe('It is bad above this.'),
  })
  .refine(({ above, below }) => (above === undefined) !== (below === undefined), {
    error: 'write one of `below`, `above`',
  });

export const operatorDefinition = defineComponent(operator, {
  summary: 'A human who notices late that something is wrong, and acts later.',
  params: z.strictObject({
    signal: signal.describe('What they look at.'),
    every: positiveDuration().prefault('30s').describe('How often they look; what they see is the average since.'),
    noticesAfter: duration().prefault('60s').describe('How long it is bad, without a break, before they notice.'),
    actsAfter: law().describe('From noticing to the first action, and from each action to the next.'),
    onOthers: z
      .number()
      .min(1)
      .max(100)
      .default(1)
      .describe('How many times as long before an action on what another team owns.'),
    onUnowned: z.number().min(1).max(100).default(1).describe('How many times as long before one on what nobody owns.'),
    runbook: runbook().describe('What they do, one after another, until it is good again.'),
    undoesAfter: positiveDuration()
      .optional()
      .describe('How long it is good before they take back what they did; they do not unless said.'),
    owner: z.string().max(100).optional().describe('The team that they belong to.'),
  }),
});
