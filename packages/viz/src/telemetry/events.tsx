import { percent } from '../plot/axis.ts';
import { lengthOf, type ShownTelemetry } from './shown.ts';

/** Behind everything, from edge to edge: something was going on. What, nobody says. */
export function Events({
  of,
  height,
  id,
}: {
  readonly of: ShownTelemetry;
  readonly height: number;
  readonly id: string;
}) {
  const seconds = lengthOf(of);
  return of.events.map(({ fromUs, toUs }) => {
    const from = percent(fromUs / 1e6 / seconds);
    if (toUs === fromUs) return <line key={fromUs} className="viz-pin" x1={from} x2={from} y2={height} />;
    const area = { x: from, width: percent((toUs - fromUs) / 1e6 / seconds), height };
    return (
      <g key={`${fromUs} ${toUs}`} data-meaning="trigger">
        <rect className="viz-trigger-tint" {...area} />
        <rect className="viz-trigger" fill={`url(#${id}-event)`} {...area} />
      </g>
    );
  });
}

export function EventHatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-event`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className="viz-trigger-hatch" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" />
      </pattern>
    </defs>
  );
}

/** `something went on from 80 s to 140 s` */
export function eventWords({ events }: ShownTelemetry): string {
  if (events.length === 0) return 'Nothing is known to have happened.';
  const told = events.map(({ fromUs, toUs }) =>
    fromUs === toUs ? `at ${fromUs / 1e6} s` : `from ${fromUs / 1e6} s to ${toUs / 1e6} s`,
  );
  return `Something is known to have happened ${told.join(' and ')}.`;
}
