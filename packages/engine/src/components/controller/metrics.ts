import { count, level } from '../../instruments/metric.ts';

export const controllerMetrics = [
  count('ticks', 'decisions', 'Times that it looked.'),
  level('setting', 'share', 'What its knob is set to when a bucket ends; 1 is what the scenario says.'),
  level('measured', 'amount', 'What it measured last before a bucket ends, however late it acts on it.'),
];
