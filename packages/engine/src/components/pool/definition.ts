import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { law } from '../../scenario/law.ts';
import { defineComponent } from '../define-component.ts';
import { pool } from './pool.ts';

export const poolDefinition = defineComponent(pool, {
  summary: 'Connections that several callers share, and a queue of those who wait for one.',
  params: z.strictObject({
    size: z.int().min(1).max(100_000).describe('How many connections there are at most.'),
    acquireTimeout: positiveDuration()
      .optional()
      .describe('How long an attempt waits for a connection before it is refused; unless said, until its turn comes.'),
    connect: law()
      .optional()
      .describe('How long it takes to open a connection when none is idle; nothing unless said.'),
    maxIdle: positiveDuration().optional().describe('A connection that was not used for so long is closed.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
