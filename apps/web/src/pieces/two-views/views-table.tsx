import type { Views } from './views.ts';
import { shareText, timesText, timeText, valueText } from './words.ts';

/** Both views over the run, in steps that fit a page. */
export function ViewsTable({ views, title }: { readonly views: Views; readonly title: string }) {
  const step = Math.max(1, Math.round(views.bucketCount / ROWS));
  const buckets = Array.from({ length: Math.floor(views.bucketCount / step) }, (_, row) => (row + 1) * step - 1);
  const gauges = views.dashboards.flatMap(({ name, gauges: own }) => own.map((gauge) => ({ name, ...gauge })));
  return (
    <details className="viz-data">
      <summary>Numbers as a table</summary>
      <div className="viz-data-scroll">
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">at</th>
              {gauges.map(({ name, title: of }) => (
                <th key={`${name} ${of}`} scope="col">
                  {name}: {of}
                </th>
              ))}
              <th scope="col">attempts per call</th>
              <th scope="col">work for callers who have left</th>
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket) => (
              <tr key={bucket}>
                <th scope="row">{timeText(views, bucket)}</th>
                {gauges.map(({ name, title: of, unit, values }) => (
                  <td key={`${name} ${of}`}>{valueText(values[bucket], unit)}</td>
                ))}
                <td>{timesText(views.amplification[bucket])}</td>
                <td>{shareText(views.wasted[bucket])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const ROWS = 15;
