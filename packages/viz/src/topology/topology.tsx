import type { GuardSettings, Scenario } from '@basin/engine';
import { useId } from 'react';
import { GuardRing } from './glyph.tsx';
import type { GuardInForce } from './guards-in-force.ts';
import {
  BOX_HEIGHT,
  LINE_HEIGHT,
  layoutTopology,
  type TopologyArrow,
  type TopologyBox,
  type TopologyLayout,
} from './layout.ts';

export interface TopologyProps {
  readonly scenario: Scenario;
  /** The reader's settings, laid upon those that the scenario itself has. */
  readonly guards?: GuardSettings;
  readonly title: string;
}

/** Who calls whom, and which guards stand between them. Boxes are quiet: the fix is on the arrow. */
export function Topology({ scenario, guards, title }: TopologyProps) {
  const id = useId();
  const layout = layoutTopology(scenario, guards);
  return (
    <div className="viz-topology-frame">
      <svg
        className="viz-topology"
        width={layout.width}
        height={layout.height}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{describeTopology(layout)}</desc>
        {layout.arrows.map((arrow) => (
          <Arrow key={arrow.name} arrow={arrow} />
        ))}
        {layout.arrows.map(({ name, from, to, guards: list }) => (
          <GuardList key={name} guards={list} x={from.x + FIRST_RING} y={(from.y + to.y + BOX_HEIGHT) / 2} />
        ))}
        {layout.boxes.map((box) => (
          <Box key={box.name} box={box} />
        ))}
      </svg>
    </div>
  );
}

function Box({ box }: { readonly box: TopologyBox }) {
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect
        className={`viz-box viz-box-${box.kind}`}
        width={box.width}
        height={BOX_HEIGHT}
        rx={box.kind === 'client' ? 26 : 4}
      />
      <text className="viz-box-name" x={box.width / 2} y={box.fact ? 23 : 31} textAnchor="middle">
        {box.name}
      </text>
      <text className="viz-box-fact" x={box.width / 2} y="39" textAnchor="middle">
        {box.fact}
      </text>
      <GuardList guards={box.guards} x={10} y={BOX_HEIGHT} />
    </g>
  );
}

function Arrow({ arrow }: { readonly arrow: TopologyArrow }) {
  const { from, to, guards } = arrow;
  const along = (pixels: number) => pixels / Math.hypot(to.x - from.x, to.y - from.y);
  return (
    <>
      <path className="viz-arrow" d={`M${from.x} ${from.y}L${to.x - 2} ${to.y}`} />
      <path className="viz-arrow-head" d={`M${to.x - 9} ${to.y - 5}L${to.x - 1} ${to.y}L${to.x - 9} ${to.y + 5}Z`} />
      {guards.map((guard, i) => {
        const at = along(FIRST_RING + i * RING_PITCH);
        return (
          <GuardRing
            key={guard.key}
            of={guard.key}
            isNew={guard.isNew}
            x={from.x + (to.x - from.x) * at}
            y={from.y + (to.y - from.y) * at}
          />
        );
      })}
    </>
  );
}

function GuardList(props: { readonly guards: readonly GuardInForce[]; readonly x: number; readonly y: number }) {
  return props.guards.map((guard, i) => {
    const y = props.y + (i + 0.75) * LINE_HEIGHT;
    return (
      <g key={guard.key}>
        <GuardRing of={guard.key} isNew={guard.isNew} x={props.x} y={y} />
        <text
          className={guard.isNew ? 'viz-guard-words viz-guard-words-new' : 'viz-guard-words'}
          x={props.x + 15}
          y={y + 4}
        >
          {guard.says}
        </text>
      </g>
    );
  });
}

function describeTopology({ arrows, boxes }: TopologyLayout): string {
  const withGuards = (guards: readonly GuardInForce[]) =>
    guards.length === 0 ? 'no guards' : guards.map((guard) => guard.says).join('; ');
  const calls = arrows.map((arrow) => `${arrow.name.replace('->', 'calls')} (${withGuards(arrow.guards)})`);
  const facts = boxes.map((box) => `${box.name}: ${[box.fact, ...box.guards.map((guard) => guard.says)].join('; ')}`);
  return `${[...calls, ...facts].join('. ')}.`;
}

const FIRST_RING = 20;
const RING_PITCH = 26;
