import { formatNumber, formatSeconds, roundToTruth, secondsText } from '../number.ts';
import type { ChartRun, SeriesKey } from './chart-run.ts';

/**
 * Says in words what a chart shows: before, during and after what was done to the system, in numbers with units.
 *
 * "Before the trigger goodput is 1 000/s of 1 000/s offered. During it (60–80 s) goodput is 130/s and up to 4 096 attempts
 * wait. 220 s after it ended goodput is 0/s of 1 000/s offered, while the system makes 3 960 attempts/s."
 */
export function describeRun(run: ChartRun): string {
  if (run.bucketCount === 0) return 'Nothing has happened yet.';
  const begin = Math.min(...run.triggers.map((trigger) => trigger.fromUs));
  const end = Math.max(...run.triggers.map((trigger) => trigger.toUs));
  const many = run.triggers.length > 1;
  if (begin >= run.nowUs) return undisturbed(run);

  const sentences = [];
  if (begin > 0) {
    const before = goodputOf(run, { fromUs: 0, toUs: begin });
    sentences.push(`Before the ${many ? 'triggers' : 'trigger'} ${before}.`);
  }
  const during = { fromUs: begin, toUs: Math.min(end, run.nowUs) };
  const peak = formatNumber(Math.round(highest(run, 'queue', during)));
  const span = `${secondsText(during.fromUs)}–${formatSeconds(during.toUs)}`;
  sentences.push(
    `${many ? 'During them' : 'During it'} (${span}) ${goodputOf(run, during)} and up to ${peak} attempts wait.`,
  );
  if (end < run.nowUs) sentences.push(aftermath(run, end, many));
  return sentences.join(' ');
}

function aftermath(run: ChartRun, endUs: number, many: boolean): string {
  const window = lastPart(run, endUs);
  const since = formatSeconds(run.nowUs - endUs);
  return `${since} after ${many ? 'the last' : 'it'} ended ${goodputOf(run, window)}, while the system makes ${attemptsOf(run, window)}.`;
}

function undisturbed(run: ChartRun): string {
  const window = { fromUs: 0, toUs: run.nowUs };
  const span = run.isOver ? `Over ${formatSeconds(run.nowUs)}` : `In the first ${formatSeconds(run.nowUs)}`;
  const peak = formatNumber(Math.round(highest(run, 'queue', window)));
  return `${span} ${goodputOf(run, window)}, the system makes ${attemptsOf(run, window)}, and up to ${peak} attempts wait.${latencyOf(run)}`;
}

/** Of the whole run: where nothing pushes the system, that is one state. */
function latencyOf({ latency, isOver }: ChartRun): string {
  if (latency === undefined || !isOver) return '';
  const [mean, p99] = [latency.mean, latency.p99].map((seconds) => formatSeconds(Number(seconds.toPrecision(2)) * 1e6));
  return ` A call that ends well takes ${mean} on average, and 99 of 100 take ${p99} or less.`;
}

interface TimeSpan {
  readonly fromUs: number;
  readonly toUs: number;
}

/** The last fifth of the time since `sinceUs`: late enough to be the outcome, long enough to be a mean. */
function lastPart(run: ChartRun, sinceUs: number): TimeSpan {
  const length = Math.max(run.bucketUs, (run.nowUs - sinceUs) / 5);
  return { fromUs: run.nowUs - length, toUs: run.nowUs };
}

function goodputOf(run: ChartRun, span: TimeSpan): string {
  return `goodput is ${rate(run, 'goodput', span)} of ${rate(run, 'offered', span)} offered`;
}

function attemptsOf(run: ChartRun, span: TimeSpan): string {
  return rate(run, 'attempts', span).replace('/s', '\u00a0attempts/s');
}

/** A mean over the span, with as many digits as its scatter from bucket to bucket leaves standing. */
function rate(run: ChartRun, key: SeriesKey, span: TimeSpan): string {
  const values = cut(run, key, span);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // Were arrivals as regular as clockwork here, another seed's would not be: never less than a Poisson count's scatter.
  const countVariance = mean / (run.bucketUs / 1e6);
  const standardError = Math.sqrt(Math.max(variance, countVariance) / values.length);
  return `${formatNumber(roundToTruth(mean, standardError))}/s`;
}

function highest(run: ChartRun, key: SeriesKey, span: TimeSpan): number {
  return cut(run, key, span).reduce((most, value) => Math.max(most, value), 0);
}

/** The buckets of a span; at least one. */
function cut(run: ChartRun, key: SeriesKey, span: TimeSpan): Float64Array {
  const from = Math.min(Math.floor(span.fromUs / run.bucketUs), run.bucketCount - 1);
  const to = Math.max(from + 1, Math.floor(span.toUs / run.bucketUs));
  return run.series[key].subarray(from, to);
}
