import type { GuardSettings, Scenario } from '@basin/engine';
import { guardSettingsSchema, scenarioSchema } from '@basin/engine/schema';
import { parse } from 'yaml';
import { exportGuards, type ExportedGuards, type TargetName } from '../src/index.ts';

export const ARROW = 'users -> checkout';

/** A shop with something at every side where guards stand. */
export const SHOP: Scenario = scenarioSchema.parse({
  version: 1,
  title: 'A shop',
  duration: '10s',
  components: {
    users: { client: { arrivals: { constant: '100/s' }, goodWithin: '1s' } },
    checkout: { server: { workers: 16, service: { constant: '12ms' } } },
    front: { balancer: {} },
    stock: { server: { workers: 2, service: { constant: '5ms' }, replicas: 6 } },
    prices: { cache: { capacity: 100, ttl: '10s' } },
    origin: { server: { workers: 2, service: { constant: '5ms' } } },
  },
  arrows: {
    [ARROW]: {},
    'checkout -> front': {},
    'front -> stock': {},
    'checkout -> prices': {},
    'prices -> origin': {},
  },
});

/** The place of a side where a test sets its guards. */
export const PLACES = { calls: ARROW, servers: 'checkout', balancers: 'front', caches: 'prices' } as const;

/** Guards as people write them, by the keys of guards.yaml, at the places above. */
export type Written = Partial<Record<keyof typeof PLACES, Record<string, unknown>>>;

export function settingsOf(written: Written): GuardSettings {
  const sides = Object.entries(written) as [keyof Written, Record<string, unknown>][];
  const parsed = guardSettingsSchema().parse({
    calls: {},
    servers: {},
    ...Object.fromEntries(sides.map(([side, guards]) => [side, { [PLACES[side]]: guards }])),
  });
  return { ...parsed, ...Object.fromEntries(sides.map(([side, guards]) => [side, asWritten(side, guards, parsed)])) };
}

/** In the order in which they are written, which the parser does not keep and an export does not mind. */
function asWritten(side: keyof Written, guards: Record<string, unknown>, parsed: GuardSettings): Places {
  const there = parsed[side]?.[PLACES[side]] ?? {};
  return { [PLACES[side]]: Object.fromEntries(Object.keys(guards).map((guard) => [guard, there[guard]!])) };
}

type Places = GuardSettings['calls'];

export const exported = (target: TargetName, written: Written): ExportedGuards =>
  exportGuards(SHOP, settingsOf(written), target);

/** The only file, or the one of a name, as the value that its reader sees. */
export function valueOf({ files }: ExportedGuards, name?: string): unknown {
  const file = name === undefined ? files[0] : files.find((each) => each.name === name);
  if (file === undefined)
    throw new Error(`there is no ${name ?? 'file'} among ${files.map((each) => each.name).join(', ')}`);
  return file.name.endsWith('.json') ? (JSON.parse(file.text) as unknown) : (parse(file.text) as unknown);
}

/** In what a guard that was carried is not quite the same. */
export const differs = ({ carried }: ExportedGuards, guard: string): readonly string[] | undefined =>
  carried.find((each) => each.guard === guard)?.differs;
