import * as z from 'zod';
import { exactlyOne, positiveDuration, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { loadShedding } from './load-shedding.ts';

const dagor = z.strictObject({
  target: positiveDuration().prefault('20ms').describe('The server is overloaded if the average wait is longer.'),
  window: positiveDuration().prefault('1s').describe('Looks at stretches of this length.'),
  windowSize: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(2_000)
    .describe('A stretch is over before its time after so many arrivals.'),
  alpha: share().default(0.05).describe('Overloaded, it lets in less by this share.'),
  beta: share().default(0.01).describe('Otherwise it lets in more, by this share of what arrives.'),
});

const codel = z.strictObject({
  target: positiveDuration()
    .prefault('10ms')
    .describe('The server is overloaded if even the shortest wait is longer than this.'),
  interval: positiveDuration().prefault('100ms').describe('Looks for the shortest wait in stretches of this length.'),
});

export const loadSheddingDefinition = defineGuard(loadShedding, {
  summary: 'Under overload refuses the least important calls first.',
  source: 'DAGOR, H. Zhou et al., SoCC 2018; Uber QALM, 2018',
  example: { dagor: {} },
  params: exactlyOne({
    dagor: dagor.describe('Moves a level of admission bit by bit, by the average wait.'),
    codel: codel.describe('Sheds one priority after another while a queue stands.'),
  }),
  presets: [
    {
      name: 'DAGOR',
      library: 'WeChat',
      params: { dagor: { target: '20ms', window: '1s', windowSize: 2_000, alpha: 0.05, beta: 0.01 } },
      source: 'https://arxiv.org/abs/1806.04075',
    },
  ],
});
