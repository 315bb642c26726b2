import type { Region } from './regions.ts';

/** A team's, a fault domain's or the reader's outline, with its name where others' names are not. */
export function RegionOutline({ region }: { readonly region: Region }) {
  return region.pieces.map((piece) => {
    const isBelow = region.kind !== 'team';
    const isRight = region.kind === 'boundary';
    return (
      <g key={`${piece.x} ${piece.y}`} className={`viz-region viz-region-${region.kind}`}>
        <rect {...piece} rx="8" />
        <text
          x={isRight ? piece.x + piece.width : piece.x}
          y={isBelow ? piece.y + piece.height + 13 : piece.y - 5}
          textAnchor={isRight ? 'end' : 'start'}
        >
          {labelOf(region)}
        </text>
      </g>
    );
  });
}

/** Replicas are named where not all are members: `rack-1: checkout.1, 2`. */
export function labelOf({ kind, name, members }: Region): string {
  const replicas = members.filter((member) => /\.\d+$/.test(member));
  const word = kind === 'team' ? `team ${name}` : name;
  if (replicas.length === 0) return word;
  const named = replicas.map((replica, index) => {
    const [component, number] = replica.split('.');
    return replicas[index - 1]?.split('.')[0] === component ? number : replica;
  });
  return `${word}: ${named.join(', ')}`;
}
