import { cacheExpiry } from './cache-expiry/cache-expiry.ts';
import { cacheFlush } from './cache-flush/cache-flush.ts';
import { capacityLoss } from './capacity-loss/capacity-loss.ts';
import { configPush } from './config-push/config-push.ts';
import { connectionLeak } from './connection-leak/connection-leak.ts';
import { crash } from './crash/crash.ts';
import { crowd } from './crowd/crowd.ts';
import { deployWave } from './deploy-wave/deploy-wave.ts';
import { errorBurst } from './error-burst/error-burst.ts';
import { gcPressure } from './gc-pressure/gc-pressure.ts';
import { loadSpike } from './load-spike/load-spike.ts';
import { partition } from './partition/partition.ts';
import { scalerOutage } from './scaler-outage/scaler-outage.ts';
import { slowDown } from './slow-down/slow-down.ts';

/** Every kind of trigger, by what it does; alphabetical. */
export const triggers = [
  cacheExpiry,
  cacheFlush,
  capacityLoss,
  configPush,
  connectionLeak,
  crash,
  crowd,
  deployWave,
  errorBurst,
  gcPressure,
  loadSpike,
  partition,
  scalerOutage,
  slowDown,
] as const;
