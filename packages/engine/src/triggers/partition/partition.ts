import type { TriggerBehaviour } from '../trigger.ts';

export interface PartitionParams {
  readonly of: string;
  readonly share: number;
  readonly refuses: boolean;
}

/**
 * An arrow loses what is sent over it, attempts and answers alike, and nobody is told: a black hole. Callers find out by
 * their timeouts, those without one never do. Where it `refuses`, no connection can be made instead: attempts fail at
 * once with an error, and answers still come back.
 */
export const partition: TriggerBehaviour<'arrow', PartitionParams> = {
  key: 'partition',
  of: 'arrow',
  begin: (knobs, { refuses, share }) => (refuses ? knobs.connection : knobs.passage).turn(1 - share),
  end: (knobs, { refuses, share }) => (refuses ? knobs.connection : knobs.passage).letGo(1 - share),
  label: ({ share }) => (share === 1 ? 'partition' : `loses ${Math.round(100 * share)} %`),
};
