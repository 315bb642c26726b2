import type { TriggerBehaviour } from '../trigger.ts';

export interface DeployWaveParams {
  readonly of: string;
  readonly batch: number;
  readonly stop: 'abrupt' | 'graceful';
  readonly slow?: number | undefined;
  readonly outFor?: number | undefined;
}

/**
 * A new version is rolled out over servers, one after another, or some at a time: in the order of their numbers, or of
 * the domain's members. The time of the wave is divided evenly among them.
 *
 * Each is down for its part and starts anew, cold. An abrupt stop loses what it had in hand; a graceful one only takes
 * nothing new in, finishes what it can and loses the rest at the start. Or nobody stops, and each is slow for its part.
 */
export const deployWave: TriggerBehaviour<'server', DeployWaveParams> = {
  key: 'deployWave',
  of: 'server',
  turnOf: ({ batch, outFor }, { index, count, atUs, forUs }) => {
    const partUs = Math.floor(forUs / Math.ceil(count / batch));
    return { atUs: atUs + Math.floor(index / batch) * partUs, forUs: outFor ?? partUs };
  },
  begin: (knobs, { slow, stop }) => {
    if (slow !== undefined) knobs.slowness.turn(slow);
    else if (stop === 'graceful') knobs.acceptance.turn(0);
    else knobs.alive.turn(0);
  },
  end: (knobs, { slow, stop }) => {
    if (slow !== undefined) knobs.slowness.letGo(slow);
    else if (stop === 'graceful') {
      knobs.restart();
      knobs.acceptance.letGo(0);
    } else knobs.alive.letGo(0);
  },
  label: ({ batch }) => (batch === 1 ? 'deploy wave' : `deploy wave by ${batch}`),
};
