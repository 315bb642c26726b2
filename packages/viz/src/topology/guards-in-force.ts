import type { PlaceSettings } from '@basin/engine';
import { formatDuration, formatNumber } from '../number.ts';

/** A guard as the picture shows it: a ring with a glyph, and a few words. */
export interface GuardInForce {
  readonly key: string;
  /** "4 attempts": short, for the glyph beside it says which guard it is. */
  readonly says: string;
  /** Set by the reader, not by the scenario: the picture lifts it out. */
  readonly isNew: boolean;
}

/** The guards in force at one place: those of the scenario with the reader's laid upon them. */
export function guardsInForce(base: PlaceSettings = {}, over: PlaceSettings = {}): GuardInForce[] {
  return Object.entries({ ...base, ...over }).flatMap(([key, params]) => {
    if (params === 'off') return [];
    const says = sayGuard(key, params);
    const was = base[key];
    return [{ key, says, isNew: key in over && (was === undefined || was === 'off' || says !== sayGuard(key, was)) }];
  });
}

/** The setting that matters most; guards that this file does not know are shown by name. */
function sayGuard(key: string, params: Readonly<Record<string, unknown>>): string {
  const number = (name: string) => (typeof params[name] === 'number' ? params[name] : NaN);
  switch (key) {
    case 'timeout':
      return `timeout ${formatDuration(number('after'))}`;
    case 'retry':
      return number('maxAttempts') === 1 ? 'no retry' : `${formatNumber(number('maxAttempts'))} attempts`;
    case 'retryBudget':
      return `budget ${formatNumber(number('ratio'))}`;
    case 'queueLimit':
      return `room for ${formatNumber(number('capacity'))}`;
    case 'queueOrder':
      return params['kind'] === 'lifo' ? 'newest first' : 'oldest first';
    default:
      return key;
  }
}
