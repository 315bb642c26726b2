import { count, level } from '../../instruments/metric.ts';

export const balancerMetrics = [
  count('arrivals', 'attempts', 'Attempts that reached the balancer.'),
  count('unavailable', 'attempts', 'Attempts refused because no replica could be chosen.'),
  count('failovers', 'attempts', 'Attempts sent to another replica after one had failed them.'),
  count('ejections', 'replicas', 'Times that a replica was no longer found fit.'),
  count('probes', 'calls', 'Calls made to find out how a replica is.'),
  level('inFlight', 'calls', 'Calls sent to replicas and not settled, probes included.'),
  level('busiest', 'calls', 'The most that any one replica has in flight.'),
  level('inService', 'replicas', 'Replicas that are there.'),
  level('fit', 'replicas', 'Replicas that are there and found fit.'),
  level('imbalance', 'calls', 'By how much the busiest replica has more in flight than the average one.'),
];
