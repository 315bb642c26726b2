import { count, duration, level } from '../../instruments/metric.ts';

export const contendedStoreMetrics = [
  count('arrivals', 'attempts', 'Attempts to write a row.'),
  count('written', 'attempts', 'Attempts that wrote their row.'),
  count('conflicts', 'attempts', 'Attempts that failed because somebody else had written between reading and writing.'),
  count('wasted', 'attempts', 'Attempts that were answered when nobody waited for them any more.'),
  level('underWay', 'attempts', 'Attempts between their arrival and their answer.'),
  duration('sojourn', 'From arrival to answer.'),
];
