import { count, duration, level } from '../../instruments/metric.ts';

export const serverMetrics = [
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
];
