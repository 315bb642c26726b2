import { count, duration } from '../../instruments/metric.ts';

export const clientMetrics = [
  count('offered', 'calls', 'Calls begun, whatever becomes of them.'),
  count('good', 'calls', 'Calls that ended OK within `goodWithin`.'),
  count('late', 'calls', 'Calls that ended OK, but later than `goodWithin`.'),
  count('failed', 'calls', 'Calls whose last attempt failed.'),
  duration('latency', 'From the start of a call to its end, for calls that ended OK.'),
];
