import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { deployWave } from './deploy-wave.ts';

export const deployWaveDefinition = defineTrigger(deployWave, {
  summary: 'A new version is rolled out over servers, one after another; each is down for a while.',
  params: z.strictObject({
    of: z.string().describe('The server with its replicas, or the domain.'),
    batch: z.int().min(1).max(1_000).default(1).describe('How many at a time.'),
    stop: z
      .enum(['abrupt', 'graceful'])
      .default('abrupt')
      .describe('Whether it loses what it has in hand, or only takes nothing new in before it starts anew.'),
    slow: z.number().gt(0).max(1_000).optional().describe('It is not down but takes so many times as long.'),
    outFor: positiveDuration().optional().describe('How long each is out; until the next one’s turn unless said.'),
  }),
});
