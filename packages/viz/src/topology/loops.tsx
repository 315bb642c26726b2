import type { Loop } from '@basin/experiments';
import { pathOf } from './arrow.tsx';
import type { TopologyLayout } from './layout.ts';

/** A feedback loop as the picture lights it up: the experiments' `loopMap(…).loops`, or some of them. */
export type ShownLoop = Pick<Loop, 'id' | 'carrier' | 'sign' | 'at' | 'components' | 'arrows'>;

/** Behind the arrows: all that a loop goes through, solid where it grows, dashed where it dies down. */
export function LoopHalos({
  loops,
  layout,
}: {
  readonly loops: readonly ShownLoop[];
  readonly layout: TopologyLayout;
}) {
  return loops.map((loop) => (
    <g key={loop.id} data-meaning={meaningOf(loop)}>
      {layout.arrows
        .filter(({ name }) => loop.arrows.includes(name))
        .map((arrow) => (
          <path
            key={arrow.name}
            className={`viz-loop viz-loop-${loop.sign === '+' ? 'grows' : 'dies'}`}
            d={pathOf(arrow)}
          />
        ))}
    </g>
  ));
}

/** In front, at what carries the loop: its sign and the carrier's name. */
export function LoopBadges({
  loops,
  layout,
}: {
  readonly loops: readonly ShownLoop[];
  readonly layout: TopologyLayout;
}) {
  return loops.map((loop, index) => {
    const place = placeOf(loop.at, layout);
    if (!place) return null;
    const above = loops.slice(0, index).filter(({ at }) => at === loop.at).length;
    return (
      <g key={loop.id} data-meaning={meaningOf(loop)} transform={`translate(${place.x} ${place.y - above * 18})`}>
        <circle className="viz-loop-badge" r="7.5" />
        <path className="viz-loop-sign" d={loop.sign === '+' ? 'M-4 0H4M0 -4V4' : 'M-4 0H4'} />
        <text className="viz-loop-words" x="12" y="4">
          {loop.carrier}
        </text>
      </g>
    );
  });
}

/** What frames and badges need beyond the picture's own edge; as many badges as stand above each other. */
export function roomFor(loops: readonly ShownLoop[]): { side: number; top: number } {
  if (loops.length === 0) return { side: 0, top: 0 };
  const stacked = Math.max(...loops.map(({ at }) => loops.filter((loop) => loop.at === at).length));
  return { side: 5, top: 8 + (stacked - 1) * 18 };
}

function placeOf(at: string, { arrows, boxes }: TopologyLayout): { x: number; y: number } | undefined {
  const arrow = arrows.find(({ name }) => name === at);
  if (arrow) return { x: arrow.from.x + 20, y: arrow.from.y - 22 };
  const box = boxes.find(({ name }) => name === at);
  return box && { x: box.x + 12, y: box.y - 8 };
}

export function loopText({ carrier, sign, at, components }: ShownLoop): string {
  return `${sign === '+' ? 'A loop that grows' : 'A loop that dies down'}, carried by ${carrier} of ${at}, through ${components.join(', ')}`;
}

function meaningOf({ sign }: ShownLoop): 'failed' | 'healthy' {
  return sign === '+' ? 'failed' : 'healthy';
}
