import { correlationMatrix, triggerWindows } from '@basin/engine';
import {
  chartRun,
  CorrelationMatrix,
  describeRun,
  LatencyHeatMap,
  RunChart,
  SmallMultiples,
  TraceWaterfall,
  tracesOf,
  type ChartRun,
  type FlowKey,
} from '@basin/viz';
import { clip } from '@/pieces/playback/index.ts';
import type { Shown } from './shown.ts';
import { outage, runOf, tiers } from './systems.ts';

const LINES: readonly FlowKey[] = ['offered', 'goodput', 'attempts', 'timeouts', 'errors', 'shed'];

/** Pictures of runs. */
export function runsShown(): Shown[] {
  const { scenario } = outage(50);
  const triggers = triggerWindows(scenario);
  const run = runOf(outage(50));
  const shown = chartRun(run, { triggers });
  const healthy = chartRun(runOf(outage(20)), { triggers });
  const look = { fromUs: 10e6, toUs: 20e6, label: 'does not come back' };
  const guess = { points: [0, 20, 40].map((at) => ({ atUs: at * 1e6, value: 50 })) };
  const chart = (name: string, props: Partial<Parameters<typeof RunChart>[0]>): Shown => {
    return { name, picture: <RunChart run={shown} title={name} {...props} /> };
  };
  return [
    chart('Run chart, whole', { caption: describeRun(shown), panels: ['flow', 'queue', 'latency'] }),
    chart('Run chart, under way', { run: clip(shown, 12e6) }),
    chart('Run chart, before it begins', { run: beginning(shown) }),
    chart('Run chart, beside another run', { run: healthy, ghost: { run: shown, label: 'at 50 calls/s' } }),
    chart('Run chart, with a guess', { guess }),
    chart('Run chart, with a place to look at', { look }),
    chart('Run chart, every line, large', { lines: LINES, size: 'large' }),
    chart('Run chart, small', { size: 'small', panels: ['flow'] }),
    chart('Run chart, pointed at', { cursorUs: 20e6 }),
    ...othersShown(),
  ];
}

function othersShown(): Shown[] {
  const run = runOf(outage(50));
  const traced = runOf(tiers, 1, { trace: { share: 1 } });
  const trace = traced.trace ?? { share: 0, spans: [] };
  const parts = ['checkout', 'stock'];
  const names = ['users -> checkout', 'checkout -> stock', 'users'];
  const multiples = (
    [
      [20, 'healthy'],
      [35, 'undecided'],
      [50, 'failed'],
    ] as const
  ).map(([perSecond, outcome]) => ({ run: runOf(outage(perSecond)), label: `${perSecond} calls/s`, outcome }));
  const quiet = tracesOf(trace)[0];
  const of = (name: string, picture: Shown['picture']): Shown => ({ name, picture });
  return [
    of('Small multiples, judged', <SmallMultiples title="Small multiples, judged" runs={multiples} />),
    of('Waterfall, the busiest trace', <TraceWaterfall title="Waterfall, the busiest trace" trace={trace} />),
    ...(quiet
      ? [
          of(
            'Waterfall, a chosen trace',
            <TraceWaterfall title="Waterfall, a chosen trace" trace={trace} which={quiet.trace} />,
          ),
        ]
      : []),
    of(
      'Latency heat map, of callers',
      <LatencyHeatMap title="Latency heat map, of callers" run={run} part="users" limitUs={1e6} />,
    ),
    of(
      'Latency heat map, of a server’s queue',
      <LatencyHeatMap title="Latency heat map, of a server’s queue" run={run} part="database" of="wait" />,
    ),
    of(
      'Correlation matrix, two servers',
      <CorrelationMatrix
        title="Correlation matrix, two servers"
        of="sojourn p50"
        names={parts}
        matrix={correlationMatrix(traced, parts, 'sojournP50')}
      />,
    ),
    of(
      'Correlation matrix, with what was not measured',
      <CorrelationMatrix
        title="Correlation matrix, with what was not measured"
        of="latency p50"
        names={names}
        matrix={correlationMatrix(traced, names, 'latencyP50')}
      />,
    ),
  ];
}

function beginning(run: ChartRun): ChartRun {
  return clip(run, 0);
}
