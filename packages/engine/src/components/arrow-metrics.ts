import { count, duration, level } from '../instruments/metric.ts';

export const arrowMetrics = [
  count('calls', 'calls', 'Calls begun on this arrow.'),
  count('good', 'calls', 'Calls that ended OK within the `goodWithin` of the client that made them.'),
  count('attempts', 'attempts', 'Attempts sent, retries included.'),
  count('retries', 'attempts', 'Attempts sent that were not the first of their call.'),
  count('vetoed', 'retries', 'Retries that were due but that a guard refused.'),
  count('ok', 'attempts', 'Attempts answered OK in time.'),
  count('error', 'attempts', 'Attempts answered with an error.'),
  count('timeout', 'attempts', 'Attempts whose caller stopped waiting.'),
  count('shed', 'attempts', 'Attempts answered with a refusal.'),
  count('blocked', 'attempts', 'Attempts that a guard of the caller did not let be sent.'),
  count('expired', 'attempts', 'Attempts whose deadline had passed, or was too near, before anybody worked on them.'),
  level('inFlight', 'attempts', 'Attempts sent and not settled.'),
  level('backingOff', 'calls', 'Calls that wait to be tried again.'),
  duration('latency', 'From the start of a call to its end, for calls that ended OK.'),
];
