import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { coalescing } from './coalescing.ts';

export const coalescingDefinition = defineGuard(coalescing, {
  summary: 'Lets one fetch of a key do for all who ask for it at the same time.',
  source: 'Go singleflight; nginx `proxy_cache_lock`; R. Nishtala et al., Scaling Memcache at Facebook, NSDI 2013',
  example: {},
  params: z.strictObject({
    lease: positiveDuration().prefault('10s').describe('How long one fetch may keep others from fetching.'),
    until: z
      .enum(['fetched', 'leaseEnds'])
      .default('fetched')
      .describe('Whether they may fetch again when it has ended, or not before the lease has.'),
    meanwhile: z
      .enum(['wait', 'stale'])
      .default('wait')
      .describe('What others do: wait for it, or take what is stale if there is something.'),
  }),
  presets: [
    {
      name: 'singleflight',
      library: 'Go, golang.org/x/sync/singleflight',
      params: { lease: '24h' },
      source: 'https://pkg.go.dev/golang.org/x/sync/singleflight',
    },
    {
      name: 'nginx',
      library: 'nginx, proxy_cache_lock',
      params: { lease: '5s' },
      source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_lock_age',
    },
    {
      name: 'memcache lease',
      library: 'Facebook memcache, NSDI 2013',
      params: { lease: '10s', until: 'leaseEnds', meanwhile: 'stale' },
      source: 'https://www.usenix.org/system/files/conference/nsdi13/nsdi13-final170_update.pdf',
    },
  ],
});
