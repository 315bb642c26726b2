import type { PanicRule } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface PanicThresholdParams {
  readonly share: number;
}

/**
 * Chooses among all replicas, fit or not, while less than a share of them is fit.
 *
 * When so many look ill it is more likely that they are overloaded, or that the check is wrong, than that they have all
 * failed; the few that are left would only be taken down by the load of the others.
 *
 * Source: Envoy, panic threshold (50 %): panic while healthy ÷ all is below it. Left out: failing what there is instead.
 */
export class PanicThreshold implements PanicRule {
  declare private readonly share: number;

  constructor({ share }: PanicThresholdParams) {
    this.share = share;
  }

  ignoresHealth(fitCount: number, inServiceCount: number): boolean {
    return fitCount < this.share * inServiceCount;
  }
}

export const panicThreshold: GuardBehaviour<'balancer', PanicThresholdParams> = {
  key: 'panicThreshold',
  side: 'balancer',
  install: (params, sites) => {
    sites.panic.push(new PanicThreshold(params));
  },
};
