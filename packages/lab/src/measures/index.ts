import { InvariantError } from '@basin/engine';
import { amplification } from './amplification/amplification.ts';
import { arrivalRate } from './arrival-rate/arrival-rate.ts';
import { arrivalsPeak } from './arrivals-peak/arrivals-peak.ts';
import { attemptsAgreement } from './attempts-agreement/attempts-agreement.ts';
import { backlogTrend } from './backlog-trend/backlog-trend.ts';
import { drainTime } from './drain-time/drain-time.ts';
import { errorShare } from './error-share/error-share.ts';
import { goodputAgreement } from './goodput-agreement/goodput-agreement.ts';
import { goodputShare } from './goodput-share/goodput-share.ts';
import { goodputSwing } from './goodput-swing/goodput-swing.ts';
import { hitRatio } from './hit-ratio/hit-ratio.ts';
import { latencyAgreement } from './latency-agreement/latency-agreement.ts';
import { latencyP99 } from './latency-p99/latency-p99.ts';
import type { Measure } from './measure.ts';
import { overshoot } from './overshoot/overshoot.ts';
import { queueMean } from './queue-mean/queue-mean.ts';
import { recoveryTime } from './recovery-time/recovery-time.ts';
import { serversUp } from './servers-up/servers-up.ts';
import { sojournMean } from './sojourn-mean/sojourn-mean.ts';
import { utilisation } from './utilisation/utilisation.ts';
import { wastedShare } from './wasted-share/wasted-share.ts';
import { workersMean } from './workers-mean/workers-mean.ts';

/** Every measure a goal may ask for, alphabetical. */
export const measures: readonly Measure[] = [
  amplification,
  arrivalRate,
  arrivalsPeak,
  attemptsAgreement,
  backlogTrend,
  drainTime,
  errorShare,
  goodputAgreement,
  goodputShare,
  goodputSwing,
  hitRatio,
  latencyAgreement,
  latencyP99,
  overshoot,
  queueMean,
  recoveryTime,
  serversUp,
  sojournMean,
  utilisation,
  wastedShare,
  workersMean,
];

/** `parseLab` lets no goal through that asks for another. */
export function measureOf(key: string): Measure {
  const measure = measures.find((each) => each.key === key);
  if (measure === undefined) throw new InvariantError(`there is a measure ${key}`);
  return measure;
}
