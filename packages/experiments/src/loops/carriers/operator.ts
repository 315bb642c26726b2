import { formatDuration, groupOf } from '@basin/engine';
import type { Carrier } from '../carrier.ts';
import type { Topology } from '../topology.ts';

/** A human who sees that something is wrong and acts: the slowest loop, and slower where others own what has to be touched. */
export const operator: Carrier = {
  key: 'operator',
  sign: '−',
  summary: 'What is bad for long enough makes somebody do something about it.',
  find: (topology) =>
    topology.boxes
      .filter(({ kind }) => kind === 'operator')
      .map(({ name, params }) => {
        const { signal, noticesAfter, actsAfter, runbook } = params as unknown as Duty;
        const touched = runbook.flatMap(({ do: what }) => partsNamed(topology, what));
        const acts = runbook.flatMap(({ do: what }) => Object.keys(what)).join(', ');
        const arrows = [signal.of, ...touched].filter((part) => part.includes(' -> ')).map(groupOf);
        const components = [signal.of, ...touched].flatMap((part) => part.split(' -> ')).map(groupOf);
        return {
          at: name,
          components: [...new Set([name, ...components])],
          arrows: [...new Set(arrows)],
          says: `\`${name}\` notices after ${formatDuration(noticesAfter)} that ${signal.metric} of \`${signal.of}\` is bad, and after ${formatDuration(Math.round(actsAfter.mean))} or so each acts: ${acts}.`,
          heldBy: [],
        };
      }),
};

/** What an action names: boxes, arrows, or the members of a domain; what it does to all of a kind names none. */
function partsNamed({ boxes, arrows, domains }: Topology, action: Readonly<Record<string, unknown>>): string[] {
  const named = Object.values(action).flatMap((params) => Object.values(params as object) as unknown[]);
  return named.flatMap((part) => {
    if (typeof part !== 'string') return [];
    const written = groupOf(part);
    const isPart = [...boxes, ...arrows].some(({ name }) => name === written);
    return isPart ? [written] : (domains.find(({ name }) => name === part)?.members ?? []);
  });
}

interface Duty {
  readonly signal: { readonly of: string; readonly metric: string };
  readonly noticesAfter: number;
  readonly actsAfter: { readonly mean: number };
  readonly runbook: readonly { readonly do: Readonly<Record<string, unknown>> }[];
}
