import { healthCheck } from './health-check/health-check.ts';
import { isolation } from './isolation/isolation.ts';
import { outlierEjection } from './outlier-ejection/outlier-ejection.ts';
import { panicThreshold } from './panic-threshold/panic-threshold.ts';
import { replicaChoice } from './replica-choice/replica-choice.ts';

/** Every guard at a balancer, by what it does; alphabetical. */
export const balancerGuards = [healthCheck, isolation, outlierEjection, panicThreshold, replicaChoice] as const;
