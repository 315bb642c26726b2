import { count, level } from '../../instruments/metric.ts';

export const operatorMetrics = [
  count('notices', 'incidents', 'Times that they noticed that something is wrong.'),
  count('acts', 'actions', 'Actions taken.'),
  count('undos', 'actions', 'Actions taken back.'),
  level('engaged', 'incidents', 'Whether they are at it: from noticing to standing down.'),
  level('signal', 'amount', 'What the signal was at their last look before a bucket ends.'),
];
