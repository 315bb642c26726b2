import * as z from 'zod';
import { positiveDuration, share } from '../../scenario/fields.ts';
import { law } from '../../scenario/law.ts';
import { defineComponent } from '../define-component.ts';
import { cache } from './cache.ts';

const entryCount = () => z.int().min(1).max(10_000_000);

const warm = z.strictObject({
  hottest: entryCount().describe('It begins with so many keys, the hottest; clients number them from 0.'),
  share: share().default(1).describe('Of these, the share that is really there.'),
  loaded: z
    .enum(['overTime', 'atOnce'])
    .default('overTime')
    .describe('Whether they were stored one by one, so that they expire one by one, or all at the start.'),
});

export const cacheDefinition = defineComponent(cache, {
  summary: 'Keeps answers by key for whoever asks next.',
  params: z.strictObject({
    ttl: positiveDuration().optional().describe('How long what is stored is fresh; for ever unless said.'),
    expires: z
      .enum(['afterTtl', 'onTheClock'])
      .default('afterTtl')
      .describe('Whether each entry expires a TTL after it was stored, or all together at every multiple of the TTL.'),
    capacity: entryCount().optional().describe('How many entries there is room for; for all unless said.'),
    eviction: z
      .enum(['leastRecentlyUsed', 'leastFrequentlyUsed', 'random'])
      .default('leastRecentlyUsed')
      .describe('Who has to leave when it is full.'),
    lookup: law().optional().describe('How long it takes to look a key up; no time unless said.'),
    warm: warm.optional().describe('What it holds at the start; nothing unless said.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
