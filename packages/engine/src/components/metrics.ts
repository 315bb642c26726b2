import type { Metric } from '../instruments/metric.ts';
import type { PartKind } from '../run.ts';
import { arrowMetrics } from './arrow-metrics.ts';
import { autoscalerMetrics } from './autoscaler/metrics.ts';
import { balancerMetrics } from './balancer/metrics.ts';
import { cacheMetrics } from './cache/metrics.ts';
import { clientMetrics } from './client/metrics.ts';
import { contendedStoreMetrics } from './contended-store/metrics.ts';
import { controllerMetrics } from './controller/metrics.ts';
import { operatorMetrics } from './operator/metrics.ts';
import { poolMetrics } from './pool/metrics.ts';
import { serverMetrics } from './server/metrics.ts';

/** What is measured about every part, by its kind. */
export const metrics: Readonly<Record<PartKind, readonly Metric[]>> = {
  arrow: arrowMetrics,
  autoscaler: autoscalerMetrics,
  balancer: balancerMetrics,
  cache: cacheMetrics,
  // Of a class of calls, where a client has several: the same as of the client.
  class: clientMetrics,
  client: clientMetrics,
  contendedStore: contendedStoreMetrics,
  controller: controllerMetrics,
  operator: operatorMetrics,
  pool: poolMetrics,
  server: serverMetrics,
};
