import { formatDuration } from '@basin/engine';
import type { Carrier, FoundLoop } from '../carrier.ts';
import { arrowsBehind, through, type Box, type Topology } from '../topology.ts';

/** Who measures and turns: an autoscaler or a controller. Acting late on what was, it overshoots. */
export const scaler: Carrier = {
  key: 'scaler',
  sign: '−',
  summary: 'What is measured decides what is set, which decides what will be measured.',
  find: (topology) => topology.boxes.flatMap((box) => autoscaled(topology, box) ?? controlled(topology, box) ?? []),
};

function autoscaled({ arrows }: Topology, { kind, name, params }: Box): FoundLoop | undefined {
  if (kind !== 'autoscaler') return undefined;
  const { of, metric, every, provisioning, readiness } = params as unknown as Autoscaling;
  const late = formatDuration(provisioning + readiness);
  return {
    at: name,
    components: [name, of],
    arrows: arrows.filter(({ to }) => to === of).map((arrow) => arrow.name),
    says: `\`${name}\` looks at ${metric} of \`${of}\` every ${formatDuration(every)}, and what it adds helps ${late} later.`,
    heldBy: [],
  };
}

function controlled(topology: Topology, { kind, name, params }: Box): FoundLoop | undefined {
  if (kind !== 'controller') return undefined;
  const { of, measure, every, delay } = params as unknown as Control;
  // What it turns reaches what it measures over these.
  const behind = arrowsBehind(topology, of);
  const between = behind.filter(
    ({ to }) => to === measure.of || arrowsBehind(topology, to).some((arrow) => arrow.to === measure.of),
  );
  const { components, arrows } = through(between);
  return {
    at: name,
    components: [...new Set([name, of, ...components, measure.of])],
    arrows,
    says: `\`${name}\` turns \`${of}\` every ${formatDuration(every)} by what ${measure.metric} of \`${measure.of}\` was ${formatDuration(delay)} before.`,
    heldBy: [],
  };
}

interface Autoscaling {
  readonly of: string;
  readonly metric: string;
  readonly every: number;
  readonly provisioning: number;
  readonly readiness: number;
}

interface Control {
  readonly of: string;
  readonly measure: { readonly of: string; readonly metric: string };
  readonly every: number;
  readonly delay: number;
}
