import { count, duration, level } from '../../instruments/metric.ts';

export const serverMetrics = [
  count('arrivals', 'attempts', 'Attempts that reached the server.'),
  count('served', 'attempts', 'Attempts whose service was completed.'),
  count(
    'wasted',
    'attempts',
    'Attempts served that nobody waited for any more, neither their caller nor, up the tiers, whose call it was for.',
  ),
  count('errors', 'attempts', 'Attempts served that failed.'),
  count('shed', 'attempts', 'Attempts refused, at the door or when their turn had come, with an answer or without.'),
  count('expired', 'attempts', 'Attempts dropped because their deadline had passed, or was too near.'),
  count('turnedAway', 'attempts', 'Attempts that came while it was down or failed fast; nobody worked on them.'),
  count('lost', 'attempts', 'Attempts that a crash took, out of the queue and from the workers.'),
  count('cancelled', 'attempts', 'Attempts that left before they were served, for their caller said that it had gone.'),
  level('queue', 'attempts', 'Attempts waiting for a worker.'),
  level('busy', 'workers', 'Workers at work.'),
  level('workers', 'workers', 'Workers that may start something when they are free.'),
  level('inSystem', 'attempts', 'Attempts waiting or being served.'),
  level('utilisation', 'share', 'Share of the workers that are at work.'),
  level('oldestAge', 'seconds', 'Age of the attempt that has waited longest, as it is when a bucket ends.'),
  level('collecting', 'share', 'Share of the work that is spent on collecting garbage, as it is when a bucket ends.'),
  duration('wait', 'From arrival to the start of service.'),
  duration('sojourn', 'From arrival to the end of service: wait + service.'),
];
