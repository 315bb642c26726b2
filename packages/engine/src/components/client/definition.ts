import * as z from 'zod';
import { micros } from '../../core/time.ts';
import { duration, exactlyOne, positiveDuration, rate } from '../../scenario/fields.ts';
import { law } from '../../scenario/law.ts';
import { defineComponent } from '../define-component.ts';
import { arrivals, notTooShort } from './arrivals-definition.ts';
import { client } from './client.ts';

const step = z
  .strictObject({
    at: duration().describe('When the rate changes.'),
    rate: rate().describe('The rate from then on.'),
    over: positiveDuration().optional().describe('How long the rate takes to get there, evenly; else it jumps.'),
  })
  .transform(({ rate: perSecond, ...when }) => ({ ...when, perSecond }));

const sine = z
  .strictObject({
    period: notTooShort('1s').describe('From one peak to the next, such as 24h.'),
    amplitude: z.number().min(0).max(1).describe('How far the rate swings to both sides, as a share of it.'),
    peakAt: duration().optional().describe('When the rate is highest; after a quarter of the period unless said.'),
  })
  .transform(({ peakAt, ...swing }) => ({ ...swing, peakAt: peakAt ?? micros(Math.round(swing.period / 4)) }));

const closed = z.strictObject({
  users: z.int().min(0).max(1_000_000).describe('How many there are. Load multiplies them.'),
  think: law().describe('How long a user thinks after a call has ended, before the next.'),
});

const crowd = z.strictObject({
  at: duration().describe('When it comes.'),
  calls: z.int().min(1).max(1_000_000).describe('How many there are, one call each.'),
  over: duration().prefault('0s').describe('Each calls at a random moment of this time; 0s: all at once.'),
  every: notTooShort('1ms').optional().describe('It comes again each time this has passed.'),
});

const count = z.int().min(1).max(1_000_000);
const keys = exactlyOne({
  uniform: z
    .strictObject({ count: count.describe('How many keys there are.') })
    .describe('Every key is asked for equally often.'),
  zipf: z
    .strictObject({
      count: count.describe('How many keys there are.'),
      exponent: z.number().min(0).max(10).describe('How uneven: 0 is even, about 1 is usual for web pages.'),
    })
    .describe(
      'A few keys are asked for most of the time: key 0 is the hottest, the next is half as hot at exponent 1.',
    ),
}).transform(({ uniform, zipf }) =>
  zipf === undefined ? { law: 'uniform' as const, ...uniform! } : { law: 'zipf' as const, ...zipf },
);

const priorityClass = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'write a name of small letters, digits and hyphens, such as `checkout`')
    .describe('What it is called; it is measured as `client/name`.'),
  share: z.number().min(0).max(1).describe('Share of the calls that belong to it.'),
  priority: z.int().min(0).max(127).optional().describe('0 is the most important; its place in the list unless said.'),
});

const priorities = z
  .array(priorityClass)
  .min(1)
  .max(16)
  .transform((classes) => classes.map((each, index) => ({ ...each, priority: each.priority ?? index })))
  .refine((classes) => Math.abs(classes.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9, {
    error: 'write shares that add up to 1',
  })
  .refine((classes) => new Set(classes.map(({ name }) => name)).size === classes.length, {
    error: 'write each name once',
  })
  .refine((classes) => new Set(classes.map(({ priority }) => priority)).size === classes.length, {
    error: 'write another priority for each class',
  });

export const clientDefinition = defineComponent(client, {
  summary: 'Where calls come from: users who arrive at a rate, users who wait for their answers, crowds.',
  params: z
    .strictObject({
      arrivals: arrivals
        .optional()
        .describe('Users who arrive whatever the system does: how many calls per second, and how.'),
      schedule: z.array(step).max(1000).default([]).describe('Changes of the rate of arrivals, in order of time.'),
      sine: sine.optional().describe('The rate of arrivals swings about its value, as by the hours of a day.'),
      closed: closed.optional().describe('Users who wait for their call to end and think before the next one.'),
      crowds: z.array(crowd).min(1).max(100).optional().describe('Many calls at the same moment, beside all others.'),
      keys: keys.optional().describe('What each call is about, such as the row that it reads.'),
      priorities: priorities.optional().describe('Classes of calls, the most important first.'),
      goodWithin: positiveDuration().describe('A call is good if it ends OK within this time.'),
      owner: z.string().max(100).optional().describe('The team that owns it.'),
    })
    .refine((written) => written.arrivals === undefined || written.closed === undefined, {
      error: 'write one of `arrivals`, `closed`: users wait for their answers or they do not',
    })
    .refine(
      ({ arrivals: open, closed: users, crowds }) => open !== undefined || users !== undefined || crowds !== undefined,
      {
        error: 'write `arrivals`, `closed` or `crowds`',
      },
    )
    .refine(({ arrivals: open, schedule }) => schedule.length === 0 || (open !== undefined && 'perSecond' in open), {
      path: ['schedule'],
      error:
        'write a schedule only beside `poisson`, `constant` or `bursty` arrivals: nothing else has a rate to change',
    })
    .refine(({ arrivals: open, sine: swing }) => swing === undefined || (open !== undefined && 'perSecond' in open), {
      path: ['sine'],
      error: 'write a sine only beside `poisson`, `constant` or `bursty` arrivals: nothing else has a rate to swing',
    }),
});
