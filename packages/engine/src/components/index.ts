import { autoscaler } from './autoscaler/autoscaler.ts';
import { balancer } from './balancer/balancer.ts';
import { cache } from './cache/cache.ts';
import { client } from './client/client.ts';
import { contendedStore } from './contended-store/contended-store.ts';
import { controller } from './controller/controller.ts';
import { operator } from './operator/operator.ts';
import { pool } from './pool/pool.ts';
import { server } from './server/server.ts';

/** Every kind of component, by what is built. */
export const components = [
  autoscaler,
  balancer,
  cache,
  client,
  contendedStore,
  controller,
  operator,
  pool,
  server,
] as const;
