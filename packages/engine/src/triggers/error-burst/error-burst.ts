import type { TriggerBehaviour } from '../trigger.ts';

export interface ErrorBurstParams {
  readonly of: string;
  readonly share: number;
  readonly fast: boolean;
}

/** Some attempts fail: after all the work was done, or fast, before any of it. */
export const errorBurst: TriggerBehaviour<'server', ErrorBurstParams> = {
  key: 'errorBurst',
  of: 'server',
  begin: (knobs, { share, fast }) => (fast ? knobs.acceptance : knobs.soundness).turn(1 - share),
  end: (knobs, { share, fast }) => (fast ? knobs.acceptance : knobs.soundness).letGo(1 - share),
  label: ({ share, fast }) => `${Math.round(share * 100)} % ${fast ? 'fast errors' : 'errors'}`,
};
