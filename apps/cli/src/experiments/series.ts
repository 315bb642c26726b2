import { groupOf, metrics, type PartKind, type Scenario } from '@basin/engine';
import type { Missing } from '../find/folder.ts';
import { SHARES } from '../json/quantiles.ts';

/** What is wrong with the name of a series, if something is. */
export function unknownSeries(name: string, scenario: Scenario): { missing: Missing } | undefined {
  const dot = name.lastIndexOf('.');
  const kind = kindOf(name.slice(0, Math.max(0, dot)), scenario);
  const keys = kind === undefined ? [] : seriesKeys(kind);
  if (SERIES.includes(name) || keys.includes(name.slice(dot + 1))) return undefined;
  const all = `Write ${SERIES.join(', ')}, or <part>.<metric> such as "checkout.queue".`;
  const instead = kind === undefined ? all : `${name.slice(0, dot)} has ${keys.join(', ')}.`;
  return { missing: { says: `"${name}" is not measured.`, instead } };
}

/** Of a component, an arrow, a replica, or a class of a client's calls. */
function kindOf(part: string, { components, arrows }: Scenario): PartKind | undefined {
  const written = groupOf(part);
  if (Object.hasOwn(arrows, written)) return 'arrow';
  if (Object.hasOwn(components, written)) return Object.keys(components[written] ?? {})[0] as PartKind;
  const [client = '', name] = part.split('/');
  const { priorities = [] } = (components[client]?.['client'] ?? {}) as {
    readonly priorities?: readonly { readonly name: string }[];
  };
  return priorities.some((each) => each.name === name) ? 'class' : undefined;
}

function seriesKeys(kind: PartKind): string[] {
  return metrics[kind].flatMap(({ key, form }) =>
    form === 'duration' ? SHARES.map((share) => `${key}P${share}`) : [key],
  );
}

const SERIES = ['queue', 'backingOff', 'inFlight', 'backlog', 'offered', 'good', 'attempts'];
