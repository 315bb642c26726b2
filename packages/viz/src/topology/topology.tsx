import type { GuardSettings, Scenario } from '@basin/engine';
import { useId } from 'react';
import { Arrow, FIRST_RING } from './arrow.tsx';
import { Box } from './box.tsx';
import { scrolled } from '../plot/scrolled.ts';
import { describeTopology } from './describe.ts';
import type { TopologyFlows } from './flows.ts';
import { GuardList } from './guard-list.tsx';
import { layoutTopology, type Watch } from './layout.ts';
import { LoopBadges, LoopHalos, loopText, roomFor, type ShownLoop } from './loops.tsx';
import { PartButtons, type PartChoice } from './part-buttons.tsx';
import { RegionOutline } from './region.tsx';
import type { RegionKind } from './regions.ts';

export interface TopologyProps {
  readonly scenario: Scenario;
  /** The reader's settings, laid upon those that the scenario itself has. */
  readonly guards?: GuardSettings;
  readonly title: string;
  /** What flows over the arrows at one moment: `flowsAt(run, …)`, bucket after bucket for a picture in motion. */
  readonly flows?: TopologyFlows | undefined;
  /** Feedback loops that are lit up. */
  readonly loops?: readonly ShownLoop[];
  /** Components that a reader has drawn a line around. */
  readonly boundary?: readonly string[] | undefined;
  /** Which regions of the scenario are drawn: teams and fault domains unless said otherwise. */
  readonly regions?: readonly RegionKind[] | undefined;
  /** Words below arrows, by the arrow's name: what somebody has said of it. */
  readonly notes?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Makes every part a button; which one is chosen is the page's to know. */
  readonly choice?: PartChoice | undefined;
}

/** Who calls whom, and which guards stand between them. Boxes are quiet: the fix is on the arrow. */
export function Topology(props: TopologyProps) {
  const { scenario, guards, title, flows, loops = NO_LOOPS, boundary, regions, notes, choice } = props;
  const id = useId();
  const layout = layoutTopology(scenario, guards, { flows, boundary, regions, notes });
  const room = roomFor(loops);
  const words = [describeTopology(layout), ...loops.map((loop) => `${loopText(loop)}.`)].join(' ');
  return (
    <div className="viz-topology-frame" {...(choice ? {} : scrolled(title))}>
      <svg
        className="viz-topology"
        width={layout.width + 2 * room.side}
        height={layout.height + room.top}
        role={choice ? 'group' : 'img'}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{words}</desc>
        {flows && <RetriesHatch id={`${id}-retries`} />}
        <g transform={`translate(${room.side} ${room.top})`}>
          {layout.regions.map((region) => (
            <RegionOutline key={`${region.kind} ${region.name}`} region={region} />
          ))}
          <LoopHalos loops={loops} layout={layout} />
          {layout.watches.map((watch) => (
            <WatchLine key={`${watch.by} ${watch.of}`} watch={watch} />
          ))}
          {layout.arrows.map((arrow) => (
            <Arrow key={arrow.name} arrow={arrow} top={flows?.top ?? 0} hatch={`url(#${id}-retries)`} />
          ))}
          {layout.arrows.map((arrow) => (
            <GuardList
              key={arrow.name}
              guards={arrow.guards}
              notes={arrow.notes}
              x={arrow.from.x + FIRST_RING}
              y={arrow.listY}
            />
          ))}
          {layout.boxes.map((box) => (
            <Box key={box.name} box={box} isLit={loops.some(({ components }) => components.includes(box.name))} />
          ))}
          <LoopBadges loops={loops} layout={layout} />
        </g>
        {choice && <PartButtons layout={layout} choice={choice} />}
      </svg>
    </div>
  );
}

/** Who looks without being called: dashed, with an eye's dot at what is looked at. */
function WatchLine({ watch: { from, to } }: { readonly watch: Watch }) {
  return (
    <>
      <path className="viz-watch" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <circle className="viz-watch-end" cx={to.x} cy={to.y} r="3.5" />
    </>
  );
}

function RetriesHatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
        <path className="viz-retries-hatch" d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4" />
      </pattern>
    </defs>
  );
}

const NO_LOOPS: readonly ShownLoop[] = [];
