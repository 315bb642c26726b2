import { GuardList } from './guard-list.tsx';
import { BOX_HEIGHT, type TopologyBox } from './layout.ts';

/** A component in the shape of its kind, with what it is made of and the guards at its door. */
export function Box({ box, isLit }: { readonly box: TopologyBox; readonly isLit: boolean }) {
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      {box.replicas !== null && box.replicas > 1 && <Stack width={box.width} />}
      {isLit && <rect className="viz-loop-box" x="-4" y="-4" width={box.width + 8} height={BOX_HEIGHT + 8} rx="8" />}
      <Shape box={box} />
      <text className="viz-box-name" x={box.width / 2} y={box.fact ? 23 : 31} textAnchor="middle">
        {box.name}
      </text>
      <text className="viz-box-fact" x={box.width / 2} y="39" textAnchor="middle">
        {box.fact}
      </text>
      <GuardList guards={box.guards} notes={[]} x={10} y={BOX_HEIGHT} />
    </g>
  );
}

/** Others of the same kind behind it. */
function Stack({ width }: { readonly width: number }) {
  return [6, 3].map((by) => (
    <rect key={by} className="viz-box" x={by} y={by} width={width} height={BOX_HEIGHT} rx="4" />
  ));
}

function Shape({ box: { kind, width } }: { readonly box: TopologyBox }) {
  const className = `viz-box viz-box-${kind}`;
  const plain = { className, width, height: BOX_HEIGHT };
  switch (kind) {
    case 'client':
    case 'operator':
      return <rect {...plain} rx="26" />;
    case 'balancer':
      return <path className={className} d={`M12 0H${width - 12}L${width} 26L${width - 12} 52H12L0 26Z`} />;
    case 'cache':
      return (
        <>
          <rect {...plain} rx="4" />
          <rect className={className} x="4" y="4" width={width - 8} height={BOX_HEIGHT - 8} rx="2" />
        </>
      );
    case 'pool':
      return (
        <>
          <rect {...plain} rx="4" />
          <path className="viz-box-detail" d={`M8 47H${width - 8}`} strokeDasharray="5 3" />
        </>
      );
    case 'contendedStore':
      return (
        <>
          <path className={className} d={`M0 6A${width / 2} 6 0 0 1 ${width} 6V46A${width / 2} 6 0 0 1 0 46Z`} />
          <path className="viz-box-detail" d={`M0 6A${width / 2} 6 0 0 0 ${width} 6`} />
        </>
      );
    case 'server':
    case 'autoscaler':
    case 'controller':
    case 'other':
      return <rect {...plain} rx="4" />;
  }
}
