import { millis, NO_GUARDS, placeKeys, seconds, type GuardSettings, type PlaceSettings } from '@basin/engine';
import type { AllowedGuards } from '@basin/engine/schema';

/** A setting that no lab should reward: it escapes by serving nobody, or by leaving everything to chance. */
export interface Degenerate {
  readonly id: string;
  readonly describe: string;
  /** Undefined where the lab does not let anybody set this. */
  guards(allowed: AllowedGuards): GuardSettings | undefined;
}

/** The shared list. A lab where one of them is a right answer exempts it in lab.yaml, with the reason. */
export const degenerates: readonly Degenerate[] = [
  { id: 'emptyFile', describe: 'No guards but the scenario’s own.', guards: () => NO_GUARDS },
  {
    id: 'shedEverything',
    describe: 'Give up on every attempt after 1ms, refuse whatever cannot be served at once, never try again.',
    guards: (allowed) =>
      everywhere(allowed, { timeout: { after: millis(1) }, queueLimit: { capacity: 0 }, retry: 'off' }),
  },
  { id: 'retriesOff', describe: 'No retries anywhere.', guards: (allowed) => everywhere(allowed, { retry: 'off' }) },
  {
    id: 'infiniteTimeouts',
    describe: 'Wait for an hour.',
    guards: (allowed) => everywhere(allowed, { timeout: { after: seconds(3_600) } }),
  },
  {
    id: 'unlimitedQueue',
    describe: 'Let everything wait.',
    guards: (allowed) => everywhere(allowed, { queueLimit: 'off' }),
  },
  {
    id: 'zeroQueue',
    describe: 'Let nothing wait.',
    guards: (allowed) => everywhere(allowed, { queueLimit: { capacity: 0 } }),
  },
];

/** The given guards wherever the lab allows them. */
function everywhere(allowed: AllowedGuards, settings: PlaceSettings): GuardSettings | undefined {
  const set = placeKeys.map((key) => [key, atPlaces(allowed[key] ?? {}, settings)] as const);
  const filled = set.filter(([, places]) => Object.keys(places).length > 0);
  return filled.length === 0 ? undefined : { ...NO_GUARDS, ...Object.fromEntries(filled) };
}

function atPlaces(places: Readonly<Record<string, readonly string[]>>, settings: PlaceSettings) {
  const set: Record<string, PlaceSettings> = {};
  for (const [place, guards] of Object.entries(places)) {
    const here = Object.entries(settings).filter(([guard]) => guards.includes(guard));
    if (here.length > 0) set[place] = Object.fromEntries(here);
  }
  return set;
}
