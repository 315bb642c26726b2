import { stripsOf } from './flows.ts';
import { GuardRing } from './glyph.tsx';
import type { Point, TopologyArrow } from './layout.ts';

interface ArrowProps {
  readonly arrow: TopologyArrow;
  /** Attempts per second of the widest arrow. */
  readonly top: number;
  /** Of the pattern that tells retries. */
  readonly hatch: string;
}

/** Who calls whom; as wide as what flows, in its colours, and dashed beside it what is refused. Guards are rings on it. */
export function Arrow({ arrow, top, hatch }: ArrowProps) {
  const { from, to, via, guards, flow } = arrow;
  const first = via[0] ?? to;
  const along = (pixels: number) => pixels / Math.hypot(first.x - from.x, first.y - from.y);
  return (
    <g data-arrow={arrow.name}>
      {flow && <Flow arrow={arrow} top={top} hatch={hatch} />}
      <path className={arrow.isUnowned ? 'viz-arrow viz-arrow-unowned' : 'viz-arrow'} d={pathOf(arrow)} />
      <path className="viz-arrow-head" d={`M${to.x - 9} ${to.y - 5}L${to.x - 1} ${to.y}L${to.x - 9} ${to.y + 5}Z`} />
      {guards.map((guard, i) => {
        const at = along(FIRST_RING + i * RING_PITCH);
        return (
          <GuardRing
            key={guard.key}
            of={guard.key}
            isNew={guard.isNew}
            x={from.x + (first.x - from.x) * at}
            y={from.y + (first.y - from.y) * at}
          />
        );
      })}
    </g>
  );
}

function Flow({ arrow, top, hatch }: ArrowProps) {
  if (!arrow.flow) return null;
  const { from, to } = arrow;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const aside = (offset: number): Point => ({
    x: (-(to.y - from.y) / length) * offset,
    y: ((to.x - from.x) / length) * offset,
  });
  return stripsOf(arrow.flow, top).map(({ of, width, offset }) => (
    <g key={of} data-meaning={of} className="viz-flow">
      <path
        className={`viz-flow-${of}`}
        d={pathOf(arrow, aside(offset), HEAD)}
        strokeWidth={Number(width.toFixed(2))}
        {...(of === 'retries' && { stroke: hatch })}
      />
    </g>
  ));
}

/** Along all bends, shifted aside, and so much shorter that it ends before the head. */
export function pathOf(
  { from, to, via }: Pick<TopologyArrow, 'from' | 'to' | 'via'>,
  shift: Point = NOWHERE,
  short = 2,
): string {
  const points = [from, ...via, { x: to.x - short, y: to.y }];
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x + shift.x)} ${round(y + shift.y)}`)
    .join('');
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

export const FIRST_RING = 20;
const RING_PITCH = 26;
const HEAD = 9;
const NOWHERE: Point = { x: 0, y: 0 };
