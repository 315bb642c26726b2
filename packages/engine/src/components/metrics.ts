import type { Metric } from '../instruments/metric.ts';
import type { PartKind } from '../run.ts';
import { arrowMetrics } from './arrow-metrics.ts';
import { clientMetrics } from './client/metrics.ts';
import { serverMetrics } from './server/metrics.ts';

/** What is measured about every part, by its kind. */
export const metrics: Readonly<Record<PartKind, readonly Metric[]>> = {
  arrow: arrowMetrics,
  client: clientMetrics,
  server: serverMetrics,
};
