import * as z from 'zod';
import { duration, exactlyOne, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { hedging } from './hedging.ts';

export const hedgingDefinition = defineGuard(hedging, {
  summary: 'Sends another copy of what is late, takes the first answer and cancels the rest.',
  source: 'gRPC proposal A6; J. Dean and L. Barroso, The Tail at Scale, 2013; Finagle',
  example: { delay: { fixed: '50ms' } },
  params: z.strictObject({
    maxAttempts: z.int().min(2).max(10).default(2).describe('Attempts in all, the first one included.'),
    delay: exactlyOne({
      fixed: duration().describe('Always this long; 0ms sends all at once.'),
      percentile: z
        .number()
        .min(0.5)
        .max(0.999)
        .describe('As long as this share of the first attempts of the last 15 s took at most, such as 0.95.'),
    }).describe('How long after the latest attempt the next is sent.'),
    maxExtraLoad: z
      .union([z.literal('unlimited'), share()])
      .default(0.05)
      .describe('Hedges allowed per call, such as 0.05.'),
    burst: z.int().min(1).max(1_000_000).default(10).describe('Hedges that can be saved up for bad moments.'),
    cancels: z.boolean().default(true).describe('Whether the callee is told of attempts that nobody needs any more.'),
  }),
  presets: [
    {
      name: 'The Tail at Scale',
      library: 'J. Dean and L. Barroso, The Tail at Scale',
      params: { delay: { percentile: 0.95 }, maxExtraLoad: 0.05 },
      source: 'https://research.google/pubs/the-tail-at-scale/',
    },
    {
      name: 'gRPC example',
      library: 'gRPC, the example of proposal A6',
      params: { maxAttempts: 4, delay: { fixed: '500ms' }, maxExtraLoad: 'unlimited' },
      source: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md',
    },
    {
      name: 'Finagle',
      library: 'Twitter Finagle, the example of its user guide',
      params: { delay: { percentile: 0.99 }, maxExtraLoad: 0.01, cancels: false },
      source: 'https://twitter.github.io/finagle/guide/Clients.html',
    },
    {
      name: 'Polly',
      library: 'Polly v8',
      params: { maxAttempts: 2, delay: { fixed: '2s' }, maxExtraLoad: 'unlimited' },
      source: 'https://github.com/App-vNext/Polly HedgingStrategyOptions.TResult.cs',
    },
  ],
});
