import { compile, millis, NO_GUARDS, seconds, type GuardSettings, type Plan, type Scenario } from '../src/index.ts';

/**
 * The reference model "retry-MMcK": what every engine we compare ourselves with was made to run.
 *
 * Open-loop Poisson arrivals, 16 workers, a queue of at most 4096 waiting, exponential service, a timeout that the
 * server does not hear of, four attempts in all, retried at once. `baseline.cpp` is the same model by hand.
 */
export const MODELS = ['H', 'S'] as const;
export type ModelName = (typeof MODELS)[number];

export const DESCRIBED: Readonly<Record<ModelName, string>> = {
  H: 'healthy: no trigger, utilisation 0.75',
  S: 'storm: ten times slower in [60 s, 80 s), and down from then on',
};

const SECONDS = 300;
/** The last stretch, over which both programs say how they ended. */
export const LAST_SECONDS = { from: 200, to: SECONDS } as const;

export const ARROW = 'users -> checkout';

/** Ends the storm: what a learner hands in who has understood it. */
export const HEALING_GUARDS: GuardSettings = {
  calls: { [ARROW]: { retryBudget: { ratio: 0.1, burst: 10 } } },
  servers: { checkout: { queueLimit: { capacity: 100 } } },
};

interface Options {
  readonly guards?: GuardSettings;
  readonly size?: Size;
}

interface Size {
  readonly seconds: number;
  /** How many times the calls per second and the workers. */
  readonly times: number;
}

export function referencePlan(model: ModelName, { guards = NO_GUARDS, size = WHOLE }: Options = {}): Plan {
  const { plan, diagnostics } = compile(referenceScenario(model, size), guards);
  if (plan === undefined) throw new Error(diagnostics.map(({ says }) => says).join(' '));
  return plan;
}

function referenceScenario(model: ModelName, size: Size): Scenario {
  const arrivals = { law: 'poisson', perSecond: 1000 * size.times };
  const service = { law: 'exponential', mean: millis(12) };
  return {
    version: 1,
    duration: seconds(size.seconds),
    bucket: seconds(1),
    components: {
      // No call that ends OK takes longer than four timeouts: every success is good, as in the baseline.
      users: { client: { arrivals, schedule: [], goodWithin: seconds(5) } },
      checkout: { server: { workers: 16 * size.times, service, errors: 0, refusal: 'answered' } },
    },
    arrows: { [ARROW]: { delay: seconds(0) } },
    triggers: model === 'S' ? { slow: STORM } : {},
    guards: {
      calls: { [ARROW]: { timeout: { after: seconds(1) }, retry: RETRY } },
      servers: { checkout: { queueLimit: { capacity: 4096 } } },
    },
  };
}

const WHOLE: Size = { seconds: SECONDS, times: 1 };
const RETRY = { maxAttempts: 4, baseDelay: seconds(0), multiplier: 2, maxDelay: seconds(10), jitter: 'none' };
const STORM = { slowDown: { of: 'checkout', factor: 10 }, at: seconds(60), for: seconds(20) };
