/** A guard's ring, centred on its place: on an arrow, or before the words that name it. */
export function GuardRing(props: {
  readonly of: string;
  readonly isNew: boolean;
  readonly x: number;
  readonly y: number;
}) {
  return (
    <g className={props.isNew ? 'viz-guard viz-guard-new' : 'viz-guard'} transform={`translate(${props.x} ${props.y})`}>
      <circle r="9" />
      <path d={GLYPHS[props.of] ?? DOT} />
    </g>
  );
}

const DOT = 'M0 0h0';

const GLYPHS: Readonly<Record<string, string>> = {
  timeout: 'M0 -5V0L3 2.5',
  retry: 'M3.6 2.4A4.3 4.3 0 1 1 3.6 -2.4M4 -5.4V-2H0.8',
  retryBudget: 'M-3.5 3.5H3.5M-3.5 0.5H3.5M-3.5 -2.5H0.5',
  queueLimit: 'M-4.5 0H1M3 -4V4',
  queueOrder: 'M-2.2 4V-4M-4.4 -1.8L-2.2 -4L0 -1.8M2.6 -4V4M0.6 2L2.6 4L4.6 2',
};
