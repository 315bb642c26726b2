import * as z from 'zod';
import { duration, exactlyOne, positiveDuration, share } from '../scenario/fields.ts';

const server = z.string().describe('The server.');
const arrow = z.string().describe('The arrow, as `caller -> callee`.');
const minimum = z
  .int()
  .min(1)
  .max(1_000_000)
  .default(20)
  .describe('With fewer attempts than this between two ticks all is taken to be well.');

const signal = exactlyOne({
  minQueueDelay: z
    .strictObject({
      of: server,
      engageAbove: positiveDuration().describe('Engages when everybody waited longer than this.'),
      disengageBelow: positiveDuration().describe('Disengages when somebody waited less than this.'),
    })
    .describe('The shortest time that anybody waited in the queue of a server.'),
  retryShare: z
    .strictObject({
      of: arrow,
      engageAbove: share().describe('Engages when more than this share were retries, such as 0.5.'),
      disengageBelow: share().describe('Disengages when less than this share were, such as 0.1.'),
      minimum,
    })
    .describe('The share of the attempts on an arrow that were not the first of their call.'),
  goodputShare: z
    .strictObject({
      of: arrow,
      engageBelow: share().describe('Engages when fewer calls than this share of the attempts were good, such as 0.3.'),
      disengageAbove: share().describe('Disengages when more than this share were, such as 0.9.'),
      within: positiveDuration()
        .optional()
        .describe('A call is good if it ends OK within this; whenever, unless said.'),
      minimum,
    })
    .describe('Good calls on an arrow, as a share of the attempts it took.'),
});

export const panicModeSummary = 'Puts other guards in force while a signal says that the system keeps itself down.';

/** The shape of a panic mode, around the guards that it may put in force. */
export function panicModeSchema<Calls extends z.ZodType, Servers extends z.ZodType>(places: {
  readonly calls: Calls;
  readonly servers: Servers;
}) {
  return z.strictObject({
    signal: signal.describe('What it goes by: one of these.'),
    every: positiveDuration().prefault('1s').describe('How often the signal is looked at.'),
    atLeast: duration().prefault('10s').describe('How long it stays engaged at least.'),
    calls: places.calls.describe('Guards at the near end of arrows while it is engaged, laid upon the usual.'),
    servers: places.servers.describe('Guards of servers while it is engaged, laid upon the usual.'),
  });
}
