import { formatNumber } from '../number.ts';
import { axisFromZero, shareOn } from '../plot/axis.ts';
import { Figure } from '../plot/figure.tsx';
import { Plot } from '../plot/plot.tsx';
import { lineThrough } from '../plot/shapes.ts';
import { Stretched } from '../plot/stretched.tsx';
import { Mark } from '../answers/marks.tsx';
import { coarse, ROW_SECONDS, type ShownTelemetry } from './shown.ts';

/** Every ten seconds as a point: what was offered, what came of it; a line leads from each to the next in time. */
export function CurvePanel({ telemetry, title }: { readonly telemetry: ShownTelemetry; readonly title: string }) {
  const { bucketUs } = telemetry;
  const [offered, good] = [telemetry.offered, telemetry.good].map((values) => coarse(values, bucketUs));
  const points = (offered ?? []).map((load, row) => ({
    from: row * ROW_SECONDS,
    load: load ?? 0,
    good: good?.[row] ?? 0,
  }));
  const axis = axisFromZero(
    points.map(({ load }) => load),
    3,
  );
  const places = points.map((point) => ({
    from: point.from,
    x: shareOn(axis, point.load),
    y: 1 - shareOn(axis, point.good),
  }));
  return (
    <Figure
      title={title}
      description={`Ten seconds by ten seconds, offered load and goodput per second: ${points.map(({ load, good: done }) => `${formatNumber(load)} and ${formatNumber(done)}`).join('; ')}.`}
      table={{
        columns: ['from, s', 'offered, per second', 'goodput, per second'],
        rows: points.map((point) => [formatNumber(point.from), formatNumber(point.load), formatNumber(point.good)]),
      }}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={HEIGHT}
          x={{ axis, title: 'offered load per second' }}
          y={{ axis, title: 'goodput per second' }}
        >
          <g data-meaning="offered">
            <Stretched height={HEIGHT}>
              <path
                className="viz-line viz-line-offered viz-line-dashed"
                d={lineThrough([
                  { x: 0, y: 1 },
                  { x: 1, y: 0 },
                ])}
              />
            </Stretched>
          </g>
          <g data-meaning="goodput">
            <Stretched height={HEIGHT}>
              <path className="viz-line viz-line-attempts" d={lineThrough(places)} />
            </Stretched>
          </g>
          {places.map(({ from, x, y }) => (
            <Mark key={from} meaning="goodput" form={from === 0 ? 'diamond' : 'dot'} x={x} y={y * HEIGHT} />
          ))}
        </Plot>
      )}
    </Figure>
  );
}

const HEIGHT = 150;
