import { count, duration, level } from '../instruments/metric.ts';

export const arrowMetrics = [
  count('calls', 'calls', 'Calls begun on this arrow.'),
  count('good', 'calls', 'Calls that ended OK within the `goodWithin` of the client that made them.'),
  count('attempts', 'attempts', 'Attempts sent, retries and hedges included.'),
  count('retries', 'attempts', 'Attempts sent after all earlier ones of their call had failed.'),
  count('hedges', 'attempts', 'Attempts sent beside others of their call, or in place of one, because it is hedged.'),
  count('vetoed', 'retries', 'Retries and hedges that were due but that a guard, or somebody on duty, refused.'),
  count('ok', 'attempts', 'Attempts answered OK in time.'),
  count('error', 'attempts', 'Attempts answered with an error.'),
  count('timeout', 'attempts', 'Attempts whose caller stopped waiting.'),
  count('shed', 'attempts', 'Attempts answered with a refusal.'),
  count('blocked', 'attempts', 'Attempts that a guard of the caller did not let be sent.'),
  count('expired', 'attempts', 'Attempts whose deadline had passed, or was too near, before anybody worked on them.'),
  count('cancelled', 'attempts', 'Attempts that nobody needed any more before they were answered.'),
  count('miss', 'attempts', 'Attempts answered by a cache that it does not hold what was asked for.'),
  level('inFlight', 'attempts', 'Attempts sent and not settled.'),
  level('backingOff', 'calls', 'Calls that wait to be tried again.'),
  level('held', 'calls', 'Calls whose next attempt a guard holds back.'),
  duration('latency', 'From the start of a call to its end, for calls that ended OK.'),
];
