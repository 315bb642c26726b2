import { count, level } from '../../instruments/metric.ts';

export const autoscalerMetrics = [
  count('scaleUps', 'decisions', 'Decisions for more than there were wanted before.'),
  count('scaleDowns', 'decisions', 'Decisions for fewer than there were wanted before.'),
  level('wanted', 'replicas', 'Replicas, or workers of a server without replicas, that are wanted.'),
  level('ready', 'replicas', 'Those that take calls.'),
];
