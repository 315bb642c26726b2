import { cache, type CacheParams } from '../../src/components/cache/cache.ts';
import { openCacheSites, type Lookup, type LookupDecision } from '../../src/sites.ts';
import type { Outcome, UNDER_WAY } from '../../src/traffic/outcome.ts';
import type { Attempt } from '../../src/traffic/rows.ts';
import { World } from '../../src/world.ts';

export interface Script {
  /** What lookups come to that find nothing fresh. */
  readonly decisions: LookupDecision[];
  readonly patienceUs?: number;
}

/** A look-aside cache alone, with its knobs and sites in hand. */
export function alone(params: Partial<CacheParams> = {}, script?: Script) {
  const world = new World(1, 10_000);
  const [sites, panicSites] = [openCacheSites(), openCacheSites()];
  const asked: { readonly isBeingFetched: boolean; readonly sinceFetchUs: number }[] = [];
  if (script !== undefined) {
    const { decisions, patienceUs = Infinity } = script;
    const decide = ({ isBeingFetched, sinceFetchUs }: Lookup): LookupDecision => {
      asked.push({ isBeingFetched, sinceFetchUs });
      return decisions.shift()!;
    };
    sites.lookups.push({ patienceUs, decide });
  }
  const written = { expires: 'afterTtl', eviction: 'leastRecentlyUsed', ...params } as const;
  const around = { arrows: [], built: new Map(), groups: new Map() };
  const { callee, knobs, store } = cache.build({ world, name: 'cache', params: written, sites, panicSites, ...around });

  const answers: Outcome[] = [];
  const answered: Attempt[] = [];
  world.callers[0] = {
    answer(attempt, outcome) {
      answers.push(outcome);
      answered.push(attempt);
    },
  };
  const lookUp = (key: number): Outcome | typeof UNDER_WAY => {
    const attempt = world.attempts.open(0, 0);
    world.attempts.key[attempt] = key;
    return callee!.receive(attempt);
  };
  /** Lives on until then; then does it, as an event of its own. */
  const at = (us: number, act: () => void = () => {}): void => {
    const address = world.kernel.enrol({ onEvent: act });
    world.kernel.schedule(us - world.kernel.nowUs, address, 0, 0);
    world.kernel.run(us + 1, Infinity);
  };
  const panic = (isPanic: boolean): void => world.switches[0]!.switchSites(isPanic);
  /** Whoever sent the attempt with this number stops waiting; they are counted from 0. */
  const abandon = (attempt: Attempt): void => world.attempts.callerLetsGo(attempt);
  return { abandon, answers, answered, asked, at, knobs, lookUp, panic, panicSites, sites, store: store! };
}
