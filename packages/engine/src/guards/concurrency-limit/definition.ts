import * as z from 'zod';
import { exactlyOne, positiveDuration, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { concurrencyLimit } from './concurrency-limit.ts';

const limit = (usual: number, text: string) => z.int().min(1).max(1_000_000).default(usual).describe(text);
const initial = limit(20, 'Where the limit starts.');
const min = (usual: number) => limit(usual, 'The limit is never lower.');
const max = (usual: number) => limit(usual, 'The limit is never higher.');
const smoothing = (usual: number) => share().default(usual).describe('How much of a new limit is taken over at once.');

const aimd = z.strictObject({
  initial,
  min: min(20),
  max: max(200),
  backoff: z.number().min(0.5).lt(1).default(0.9).describe('The limit shrinks to this share of itself.'),
  timeout: positiveDuration().prefault('5s').describe('Who stays longer than this shrinks the limit.'),
});
const vegas = z.strictObject({ initial, max: max(1000), smoothing: smoothing(1) });
const gradient2 = z.strictObject({
  initial,
  min: min(20),
  max: max(200),
  tolerance: z.number().min(1).max(10).default(1.5).describe('How many times the long-term average a stay may take.'),
  queueSize: z.int().min(0).max(1_000).default(4).describe('What the limit grows by while stays are short.'),
  smoothing: smoothing(0.2),
  longWindow: z.int().min(1).max(1_000_000).default(600).describe('Samples in the long-term average.'),
});
const gradient = z.strictObject({
  min: min(3),
  max: max(1000),
  buffer: z.number().min(0).max(10).default(0.25).describe('How much longer than in an idle system a stay may take.'),
  updateEvery: positiveDuration().prefault('100ms').describe('How often the limit is set anew.'),
  measureEvery: positiveDuration().prefault('60s').describe('How often the idle system is measured.'),
  measureSamples: z.int().min(1).max(100_000).default(50).describe('Answers that make a measurement.'),
  jitter: share().default(0.15).describe('Measures up to this share later, at random.'),
});

export const concurrencyLimitDefinition = defineGuard(concurrencyLimit, {
  summary: 'Lets only so many attempts be in the system, a fixed number or one found by how long attempts stay.',
  source: 'Netflix concurrency-limits (AIMD, Vegas, Gradient2); Envoy adaptive concurrency (gradient)',
  example: { vegas: {} },
  params: exactlyOne({
    fixed: z
      .strictObject({ limit: z.int().min(1).max(1_000_000).describe('How many.') })
      .describe('A limit that does not move.'),
    aimd: aimd.describe('One more after each answer, a tenth less after a slow one or a drop.'),
    vegas: vegas.describe('Keeps the number of attempts that only wait small.'),
    gradient2: gradient2.describe('Shrinks when stays are longer than their long-term average.'),
    gradient: gradient.describe(
      'Shrinks when stays are longer than in an idle system, which it measures now and then.',
    ),
  }),
  presets: [
    {
      name: 'Netflix AIMD',
      library: 'Netflix concurrency-limits',
      params: { aimd: { initial: 20, min: 20, max: 200, backoff: 0.9, timeout: '5s' } },
      source: 'https://github.com/Netflix/concurrency-limits AIMDLimit.java',
    },
    {
      name: 'Netflix Vegas',
      library: 'Netflix concurrency-limits',
      params: { vegas: { initial: 20, max: 1000, smoothing: 1 } },
      source: 'https://github.com/Netflix/concurrency-limits VegasLimit.java',
    },
    {
      name: 'Netflix Gradient2',
      library: 'Netflix concurrency-limits',
      params: {
        gradient2: { initial: 20, min: 20, max: 200, tolerance: 1.5, queueSize: 4, smoothing: 0.2, longWindow: 600 },
      },
      source: 'https://github.com/Netflix/concurrency-limits Gradient2Limit.java',
    },
    {
      name: 'Envoy gradient',
      library: 'Envoy adaptive concurrency',
      params: { gradient: { min: 3, max: 1000, buffer: 0.25, measureSamples: 50, jitter: 0.15 } },
      source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/adaptive_concurrency_filter',
    },
  ],
});
