import type { PartKind } from '../run.ts';

/** What is measured about every part of a kind: the words of charts, measures, CSV and `--json`. */
export interface Metric {
  readonly key: string;
  /** `count`: how many happened. `level`: how many there are, averaged over time. `duration`: how long it took. */
  readonly form: 'count' | 'level' | 'duration';
  readonly unit: string;
  readonly describe: string;
}

const count = (key: string, unit: string, describe: string): Metric => ({ key, form: 'count', unit, describe });
const level = (key: string, unit: string, describe: string): Metric => ({ key, form: 'level', unit, describe });
const duration = (key: string, describe: string): Metric => ({ key, form: 'duration', unit: 'µs', describe });

export const metrics: Readonly<Record<PartKind, readonly Metric[]>> = {
  client: [
    count('offered', 'calls', 'Calls begun, whatever becomes of them.'),
    count('good', 'calls', 'Calls that ended OK within `goodWithin`.'),
    count('late', 'calls', 'Calls that ended OK, but later than `goodWithin`.'),
    count('failed', 'calls', 'Calls whose last attempt failed.'),
    duration('latency', 'From the start of a call to its end, for calls that ended OK.'),
  ],
  arrow: [
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
  ],
  server: [
    count('arrivals', 'attempts', 'Attempts that reached the server.'),
    count('served', 'attempts', 'Attempts whose service was completed.'),
    count('wasted', 'attempts', 'Attempts served after their caller had stopped waiting.'),
    count('errors', 'attempts', 'Attempts served that failed.'),
    count('shed', 'attempts', 'Attempts refused, at the door or when their turn had come, with an answer or without.'),
    count('expired', 'attempts', 'Attempts dropped because their deadline had passed, or was too near.'),
    level('queue', 'attempts', 'Attempts waiting for a worker.'),
    level('busy', 'workers', 'Workers at work.'),
    level('inSystem', 'attempts', 'Attempts waiting or being served.'),
    level('utilisation', 'share', 'Share of the workers that are at work.'),
    duration('wait', 'From arrival to the start of service.'),
    duration('sojourn', 'From arrival to the end of service: wait + service.'),
  ],
};
