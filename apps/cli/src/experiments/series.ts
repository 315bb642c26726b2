import type { Scenario } from '@basin/engine';
import type { Missing } from '../find/folder.ts';

/** What is wrong with the name of a series, if something is. What a part measures is known when it has run. */
export function unknownSeries(name: string, { components, arrows }: Scenario): { missing: Missing } | undefined {
  const dot = name.lastIndexOf('.');
  const part = name.slice(0, Math.max(0, dot));
  if (SERIES.includes(name) || Object.hasOwn(components, part) || Object.hasOwn(arrows, part)) return undefined;
  const instead = `Write ${SERIES.join(', ')}, or <part>.<metric> such as "checkout.queue".`;
  return { missing: { says: `"${name}" is not measured.`, instead } };
}

const SERIES = ['queue', 'backingOff', 'inFlight', 'backlog', 'offered', 'good', 'attempts'];
