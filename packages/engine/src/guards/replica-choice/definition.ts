import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { replicaChoice } from './replica-choice.ts';

export const replicaChoiceDefinition = defineGuard(replicaChoice, {
  summary: 'Chooses the replica that an attempt is sent to.',
  source: 'M. Mitzenmacher, 1996 and 2000; M. Brooker, The power of two random choices, 2012; Envoy',
  example: { kind: 'powerOfChoices' },
  params: z.strictObject({
    kind: z
      .enum(['roundRobin', 'random', 'leastInFlight', 'powerOfChoices', 'affinity'])
      .describe('In turn, at random, the least loaded, the less loaded of a few, or always the same for the same key.'),
    choices: z.int().min(2).max(100).default(2).describe('For `powerOfChoices`: how many are drawn.'),
    staleness: duration().prefault('0s').describe('Loads are read only this often, and are as old until then.'),
  }),
  presets: [
    {
      name: 'Envoy',
      library: 'Envoy, least request',
      params: { kind: 'powerOfChoices', choices: 2 },
      source: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers',
    },
    {
      name: 'NGINX',
      library: 'NGINX, least_conn',
      params: { kind: 'leastInFlight' },
      source: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html',
    },
  ],
});
