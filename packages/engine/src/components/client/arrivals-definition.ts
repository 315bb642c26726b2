import * as z from 'zod';
import { micros } from '../../core/time.ts';
import { parseDuration } from '../../scenario/duration.ts';
import { duration, exactlyOne, rate } from '../../scenario/fields.ts';

/** A duration of no less than the shortest that makes sense: what is repeated without end costs an event each time. */
export const notTooShort = (shortest: string) =>
  duration().refine((us) => us >= parseDuration(shortest), `write a duration of at least ${shortest}`);

const bursty = z
  .strictObject({
    rate: rate().describe('The average over bursts and calm.'),
    factor: z.number().min(1).max(1000).describe('How many times the average the rate is in a burst.'),
    burstFor: notTooShort('1ms').describe('How long a burst lasts on average.'),
    calmFor: notTooShort('1ms').describe('How long the calm between two bursts lasts on average.'),
  })
  .refine(({ factor, burstFor, calmFor }) => factor * burstFor <= (burstFor + calmFor) * (1 + 1e-9), {
    path: ['factor'],
    error: 'write a factor of at most (burstFor + calmFor) ÷ burstFor: with it nobody comes in the calm',
  });

const trace = z.strictObject({
  perSecond: z
    .array(z.number().min(0).max(1e9))
    .min(1)
    .max(100_000)
    .describe('Rates, one for each bucket; after the last one nobody comes.'),
  bucket: notTooShort('1ms').prefault('1s').describe('How long each rate holds.'),
});

const replay = z.strictObject({
  seconds: z
    .array(z.number().min(0).max(86_400))
    .min(1)
    .max(100_000)
    .refine((times) => times.every((time, index) => index === 0 || time >= times[index - 1]!), {
      error: 'write the times in their order',
    })
    .describe('When each call begins, in seconds from the start.'),
});

export const arrivals = exactlyOne({
  poisson: rate().describe('Independent users: intervals are random, with this rate on average.'),
  constant: rate().describe('A metronome: intervals are all the same.'),
  bursty: bursty.describe('Bursts and calm in turn, both of random length; independent users in each.'),
  trace: trace.describe('Independent users at rates that were recorded.'),
  replay: replay.describe('Calls at times that were recorded.'),
}).transform((written) => {
  if (written.poisson !== undefined) return { law: 'poisson' as const, perSecond: written.poisson };
  if (written.constant !== undefined) return { law: 'constant' as const, perSecond: written.constant };
  if (written.trace !== undefined) {
    return { law: 'trace' as const, rates: written.trace.perSecond, bucket: written.trace.bucket };
  }
  if (written.replay !== undefined) {
    const at = written.replay.seconds.map((second) => micros(Math.round(second * 1e6)));
    return { law: 'replay' as const, at };
  }
  const { rate: perSecond, ...shape } = written.bursty!;
  return { law: 'bursty' as const, perSecond, ...shape };
});
