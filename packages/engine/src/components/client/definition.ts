import * as z from 'zod';
import { duration, exactlyOne, positiveDuration, rate } from '../../scenario/fields.ts';
import { defineComponent } from '../define-component.ts';
import { client } from './client.ts';

const arrivals = exactlyOne({
  poisson: rate().describe('Independent users: intervals are random, with this rate on average.'),
  constant: rate().describe('A metronome: intervals are all the same.'),
}).transform(({ poisson, constant }) =>
  poisson === undefined
    ? { law: 'constant' as const, perSecond: constant! }
    : { law: 'poisson' as const, perSecond: poisson },
);

const step = z
  .strictObject({
    at: duration().describe('When the rate changes.'),
    rate: rate().describe('The rate from then on.'),
  })
  .transform(({ at, rate: perSecond }) => ({ at, perSecond }));

export const clientDefinition = defineComponent(client, {
  summary: 'Users who arrive at a given rate, whatever the system does.',
  params: z.strictObject({
    arrivals: arrivals.describe('How calls are begun, and how many per second.'),
    schedule: z.array(step).max(1000).default([]).describe('Changes of the rate, in order of time.'),
    goodWithin: positiveDuration().describe('A call is good if it ends OK within this time.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
