import { formatNumber, formatSeconds } from '@basin/viz';
import type { Dashboard, Gauge } from './dashboards.ts';
import type { Views } from './views.ts';

const THIN = '\u202f';

/** `12 ms`, `100 %`, `1 000/s`. */
export function valueText(value: number | null | undefined, unit: Gauge['unit']): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'share') return shareText(value);
  if (unit === 'ms') return `${formatNumber(value)}${THIN}ms`;
  return unit === '/s' ? `${formatNumber(Math.round(value))}/s` : formatNumber(value);
}

export function shareText(share: number | null | undefined): string {
  if (share === null || share === undefined) return '–';
  const percent = share * 100;
  return `${percent < 10 ? formatNumber(Number(percent.toFixed(1))) : percent.toFixed(0)}${THIN}%`;
}

export function timesText(times: number | null | undefined): string {
  return times === null || times === undefined ? '–' : times.toFixed(1);
}

/** The end of a bucket, in seconds. */
export function timeText({ bucketUs }: Pick<Views, 'bucketUs'>, bucket: number): string {
  return formatSeconds((bucket + 1) * bucketUs);
}

/** The gauges for which this box's team would be woken. */
export function alarmsOf({ gauges }: Dashboard, bucket: number): Gauge[] {
  return gauges.filter(({ alarms }) => alarms[bucket] === 1);
}

/** Both views of one moment in words, for captions and for those who do not see the picture. */
export function describeViews(views: Views, bucket: number): string {
  const { dashboards, amplification, wasted, loops } = views;
  const unwell = dashboards.filter((dashboard) => alarmsOf(dashboard, bucket).length > 0).map(({ name }) => name);
  const well = dashboards.filter(({ name }) => !unwell.includes(name)).map(({ name }) => name);
  const boxes = [
    ...(well.length > 0 ? [`all is as before at ${listed(well)}, by its own instruments`] : []),
    ...(unwell.length > 0 ? [`something is wrong at ${listed(unwell)}`] : []),
  ].join('; ');
  const growing = loops.filter(({ sign }) => sign === '+');
  const around = `Around: ${timesText(amplification[bucket])} attempts per call, and ${shareText(wasted[bucket])} of the work is for callers who have left.`;
  const loop = growing.length > 0 ? ` ${growing.map(({ says }) => says.replaceAll('`', '')).join(' ')}` : '';
  return `At ${timeText(views, bucket)}: ${boxes}. ${around}${loop}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
