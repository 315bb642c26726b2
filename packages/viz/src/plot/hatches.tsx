/**
 * The patterns that tell basins apart without colour, in pixels: cross-hatched where a system stays down, dotted where it
 * is undecided; the healthy basin is plain. And the heads of arrows, one for each meaning that has a direction.
 */
export function Hatches({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-failed`} width="7" height="7" patternUnits="userSpaceOnUse">
        <path className="viz-failed-hatch" d="M-1 8L8 -1M-1 -1L8 8" />
      </pattern>
      <pattern id={`${id}-undecided`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className="viz-undecided-hatch" d="M1.5 1.5h0M4.5 4.5h0" />
      </pattern>
      {(['goodput', 'failed', 'offered'] as const).map((meaning) => (
        <g key={meaning} data-meaning={meaning}>
          <marker
            id={`${id}-head-${meaning}`}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth={meaning === 'offered' ? 6 : 10}
            markerHeight={meaning === 'offered' ? 6 : 10}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className="viz-head" d="M0 0.5L7 4L0 7.5Z" />
          </marker>
        </g>
      ))}
    </defs>
  );
}
