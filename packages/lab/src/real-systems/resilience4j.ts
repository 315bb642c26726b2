import type { Scenario } from '@basin/engine';
import type { Tree } from './tree.ts';
import { dashed } from './place-names.ts';
import { remarks, titleOf, wrapped, type DraftedPlace, type RealSystem } from './report.ts';
import { yamlText } from './yaml-text.ts';

/** What guards of one place write for resilience4j: an instance of each module, by the module's name. */
export type Resilience4jDraft = Partial<Record<Module, Tree>>;

const MODULES = ['retry', 'circuitbreaker', 'ratelimiter', 'timelimiter', 'bulkhead', 'thread-pool-bulkhead'] as const;
type Module = (typeof MODULES)[number];

/**
 * One application.yml with an instance per place, of every module that is used there.
 *
 * Source of the fields: resilience4j 2, resilience4j-framework-common (…ConfigurationProperties.java) and
 * https://resilience4j.readme.io/docs/getting-started-3.
 */
export const resilience4j: RealSystem<Resilience4jDraft> = {
  open: () => ({}),
  files(places, scenario) {
    const modules = MODULES.flatMap((module) => {
      const instances = places.flatMap(({ place, draft }) =>
        draft[module] === undefined ? [] : [[dashed(place), draft[module]] as const],
      );
      return instances.length === 0 ? [] : [[module, { instances: Object.fromEntries(instances) }] as const];
    });
    const text = yamlText(comment(places, scenario), { resilience4j: Object.fromEntries(modules) });
    return [{ name: 'application.yml', text }];
  },
};

const comment = (places: readonly DraftedPlace<Resilience4jDraft>[], scenario: Scenario): string[] => [
  `Guards of ${titleOf(scenario)}.`,
  ...wrapped(
    'Order of things, that of the annotations unless you change it: Retry ( CircuitBreaker ( RateLimiter ( TimeLimiter ( Bulkhead ( call ) ) ) ) ). So each attempt asks the breaker and the limits anew and has its own time, as in the scenario. What a guard blocked is neither retried nor counted by the breaker: see ignoreExceptions.',
  ),
  '',
  ...remarks(places),
];

/** What guards other than the callee say no with. */
export const BLOCKED_BY = {
  circuitBreaker: 'io.github.resilience4j.circuitbreaker.CallNotPermittedException',
  bulkhead: 'io.github.resilience4j.bulkhead.BulkheadFullException',
  clientRateLimit: 'io.github.resilience4j.ratelimiter.RequestNotPermitted',
} as const;
