import type { GuardBehaviour } from '../guard.ts';
import { CodelShedding, type CodelSheddingParams } from './codel-shedding.ts';
import { Dagor, type DagorParams } from './dagor.ts';

export interface LoadSheddingParams {
  readonly dagor?: DagorParams | undefined;
  readonly codel?: CodelSheddingParams | undefined;
}

/** Sheds by priority. Exactly one of the ways is there. */
export const loadShedding: GuardBehaviour<'server', LoadSheddingParams> = {
  key: 'loadShedding',
  side: 'server',
  install: ({ dagor, codel }, sites, { world, place }) => {
    const gate =
      dagor === undefined
        ? new CodelShedding(codel!, world.attempts, world.kernel)
        : new Dagor(dagor, world.attempts, { dice: world.draws(`${place}:load-shedding`), clock: world.kernel });
    sites.door.push(gate);
    sites.triage.push(gate);
  },
};
