import { micros, NO_GUARDS, type GuardSettings, type Scenario } from '@basin/engine';

/** A scenario as parsing leaves it. `users` and `mobile` are clients, every other name is a server. */
export function scenarioOf(made: { arrows: readonly string[]; guards?: GuardSettings }): Scenario {
  const names = new Set(made.arrows.flatMap((arrow) => arrow.split(' -> ')));
  return {
    version: 1,
    duration: micros(300_000_000),
    bucket: micros(1_000_000),
    components: Object.fromEntries(
      [...names].map((name) => [name, name === 'users' || name === 'mobile' ? { client: CLIENT } : { server: SERVER }]),
    ),
    arrows: Object.fromEntries(made.arrows.map((arrow) => [arrow, { delay: micros(0) }])),
    triggers: {},
    guards: made.guards ?? NO_GUARDS,
  };
}

const CLIENT = { arrivals: { law: 'poisson', perSecond: 1000 }, schedule: [], goodWithin: 1_000_000 };
const SERVER = { workers: 16, service: { law: 'exponential', mean: 12_000 }, errors: 0, refusal: 'answered' };
