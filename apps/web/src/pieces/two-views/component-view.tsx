import { CircleAlert, CircleCheck } from 'lucide-react';
import type { Dashboard, Gauge } from './dashboards.ts';
import type { Views } from './views.ts';
import { alarmsOf, valueText } from './words.ts';
import styles from './two-views.module.css';

interface AtMoment {
  readonly views: Pick<Views, 'dashboards'>;
  readonly bucket: number;
}

/** What each box says about itself, box by box. Nobody in it says anything about an arrow. */
export function ComponentView({ views, bucket }: AtMoment) {
  return (
    <div className={styles['boxes']}>
      {views.dashboards.map((dashboard) => (
        <Box key={dashboard.name} dashboard={dashboard} bucket={bucket} />
      ))}
    </div>
  );
}

function Box({ dashboard, bucket }: { readonly dashboard: Dashboard; readonly bucket: number }) {
  const alarms = alarmsOf(dashboard, bucket);
  const isJudged = dashboard.gauges.some(({ before }) => before !== null);
  const Icon = alarms.length > 0 ? CircleAlert : CircleCheck;
  return (
    <div className={styles['box']} data-alarm={alarms.length > 0 || undefined}>
      <table>
        <caption>
          <span className={styles['name']}>{dashboard.name}</span>
          {isJudged && (
            <span className={styles['state']}>
              <Icon aria-hidden="true" size={18} strokeWidth={1.75} />
              {alarms.length > 0 ? 'something is wrong' : 'all as before'}
            </span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">instrument</span>
            </th>
            <th scope="col">now</th>
            <th scope="col">before</th>
          </tr>
        </thead>
        <tbody>
          {dashboard.gauges.map((gauge) => (
            <Row key={gauge.title} gauge={gauge} bucket={bucket} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ gauge, bucket }: { readonly gauge: Gauge; readonly bucket: number }) {
  const { title, unit, values, before, alarms } = gauge;
  return (
    <tr data-alarm={alarms[bucket] === 1 || undefined}>
      <th scope="row">{title}</th>
      <td className={styles['now']}>{valueText(values[bucket], unit)}</td>
      <td>{valueText(before, unit)}</td>
    </tr>
  );
}
