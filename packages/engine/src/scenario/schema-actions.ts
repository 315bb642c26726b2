import * as z from 'zod';
import { actionDefinitions } from '../actions/definitions.ts';
import { MAX_ACTIONS, type ActionSettings, type LiveAction } from '../actions/action-plan.ts';
import { duration, exactlyOne, positiveDuration } from './fields.ts';

const lastingKeys: readonly string[] = actionDefinitions.filter(({ lasts }) => lasts).map(({ key }) => key);

const fields = {
  do: exactlyOne(
    Object.fromEntries(actionDefinitions.map(({ key, params, summary }) => [key, params.describe(summary)])),
  ).describe('What is done.'),
  for: positiveDuration()
    .optional()
    .describe('How long it lasts once it is in full effect; to the end, or until it is undone, if it is left out.'),
};

const isAllowed = (action: { readonly do: object; readonly for?: unknown }): boolean =>
  action.for === undefined || lastingKeys.some((key) => key in action.do);
const LASTS_ITSELF = { path: ['for'], error: 'leave `for` out: this ends by itself' };

/** Actions in the order in which somebody is to take them. */
export const runbook = () => z.array(liveActionSchema).min(1).max(100);

/** One action, to be taken now. */
export const liveActionSchema = z
  .strictObject(fields)
  .refine(isAllowed, LASTS_ITSELF) as unknown as z.ZodType<LiveAction>;

/** The shape of `actions:`, what is done about a system in the course of a run. */
export const actionsSchema = z
  .array(z.strictObject({ at: duration().describe('When it is done.'), ...fields }).refine(isAllowed, LASTS_ITSELF))
  .max(MAX_ACTIONS)
  .describe('What is done about it, and when.') as unknown as z.ZodType<ActionSettings[]>;
