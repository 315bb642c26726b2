import type { WrittenScenario } from './written.fixture.ts';

export interface WrittenTiers {
  readonly duration: string;
  readonly bucket?: string;
  readonly arrivals?: Record<string, string>;
  readonly client?: Record<string, unknown>;
  /** By name; what is not said is said by {@link PLENTY}. */
  readonly servers: Record<string, Record<string, unknown>>;
  /** Each as `caller -> callee`, without those that lead nowhere but on. */
  readonly arrows: readonly string[];
  readonly triggers?: Record<string, unknown>;
}

/** A system of several tiers, entered by `users -> front`. */
export function tiered({ arrivals, client, servers, arrows, ...rest }: WrittenTiers): WrittenScenario {
  return {
    ...rest,
    components: {
      users: { client: { arrivals: arrivals ?? { constant: '10/s' }, goodWithin: '1s', ...client } },
      ...Object.fromEntries(
        Object.entries(servers).map(([name, server]) => [name, { server: { ...PLENTY, ...server } }]),
      ),
    },
    arrows: Object.fromEntries(['users -> front', ...arrows].map((arrow) => [arrow, {}])),
  };
}

/** `users -> front -> tier-2 -> … -> tier-n`, every server like the next. */
export function chain(
  tierCount: number,
  { last = {}, ...rest }: Omit<WrittenTiers, 'servers' | 'arrows'> & { readonly last?: Record<string, unknown> },
): { written: WrittenScenario; arrows: string[]; lastName: string } {
  const names = Array.from({ length: tierCount }, (_, index) => (index === 0 ? 'front' : `tier-${index + 1}`));
  const arrows = names.slice(1).map((name, index) => `${names[index]} -> ${name}`);
  const lastName = names.at(-1)!;
  const servers = Object.fromEntries(names.map((name) => [name, name === lastName ? last : {}]));
  return { written: tiered({ ...rest, servers, arrows }), arrows: ['users -> front', ...arrows], lastName };
}

/** More workers than anybody waits for. */
const PLENTY = { workers: 1_000, service: { constant: '10ms' } };
