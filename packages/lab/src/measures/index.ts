import { InvariantError } from '@basin/engine';
import { amplification } from './amplification/amplification.ts';
import { backlogTrend } from './backlog-trend/backlog-trend.ts';
import { goodputShare } from './goodput-share/goodput-share.ts';
import { latencyP99 } from './latency-p99/latency-p99.ts';
import type { Measure } from './measure.ts';
import { queueMean } from './queue-mean/queue-mean.ts';
import { recoveryTime } from './recovery-time/recovery-time.ts';

/** Every measure a goal may ask for, alphabetical. */
export const measures: readonly Measure[] = [
  amplification,
  backlogTrend,
  goodputShare,
  latencyP99,
  queueMean,
  recoveryTime,
];

/** `parseLab` lets no goal through that asks for another. */
export function measureOf(key: string): Measure {
  const measure = measures.find((each) => each.key === key);
  if (measure === undefined) throw new InvariantError(`there is a measure ${key}`);
  return measure;
}
