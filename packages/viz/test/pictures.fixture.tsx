import { correlationMatrix } from '@basin/engine';
import {
  ablation,
  basinMap,
  basinWidth,
  compare,
  earlyWarning,
  effectivePotential,
  hysteresis,
  loadCurve,
  phaseField,
  sequentialRunner,
  sweep,
  type BasinMap as MapAnswer,
} from '@basin/experiments';
import type { ReactElement } from 'react';
import {
  Ablation,
  BasinMap,
  BasinWidth,
  ChoosableLoadCurve,
  ChoosableSweep,
  ChoosableBasinMap,
  Comparison,
  CorrelationMatrix,
  EarlyWarning,
  HysteresisLoop,
  LatencyHeatMap,
  LoadCurve,
  PhasePortrait,
  PotentialLandscape,
  SmallMultiples,
  TraceWaterfall,
} from '../src/index.ts';
import { outage, runOf, tiers } from './outage.fixture.ts';

const system = outage(50);
const short = outage(50, { servers: { database: { queueLimit: { capacity: 50 } } } });
const seeds = [1, 2, 3];
const length = 'triggers.down.for';
const from = 250_000;

/** Of every experiment a small one, made once. */
const answers = {
  curve: await loadCurve({ system, loads: [20, 60, 90, 120, 160], seeds }, sequentialRunner),
  sweep: await sweep(
    {
      along: [0.2, 0.6, 0.9],
      lines: [{ system: short, path: 'components.users.client.arrivals.rate', times: 100 }],
      measures: ['latencyMean', 'latencyP99'],
      seeds,
    },
    sequentialRunner,
  ),
  hysteresis: await hysteresis({ system, loads: [20, 50, 80, 110], holdUs: 10e6, seeds: [1, 2] }, sequentialRunner),
  ...(await maps()),
  width: await basinWidth({ system, along: { path: length, from, to: 6e6, step: 1 }, seeds }, sequentialRunner),
  phase: await phaseField(
    {
      system,
      x: 'queue',
      y: 'inFlight',
      pushes: [0.5, 1.5, 4].map((seconds) => [{ path: length, value: seconds * 1e6 }]),
      seeds,
      bins: { x: 12, y: 8 },
    },
    sequentialRunner,
  ),
  ablation: await ablation({ system: short, seeds }, sequentialRunner),
  comparison: await compare({ a: system, b: short, seeds }, sequentialRunner),
  warning: await earlyWarning({ system, loads: [30, 60, 90], seeds }, sequentialRunner),
};

async function maps(): Promise<{ map: MapAnswer; firstMap: MapAnswer }> {
  const retries = 'guards.calls["users -> database"].retry.maxAttempts';
  const partial: MapAnswer[] = [];
  const map = await basinMap(
    {
      system,
      x: { path: length, from, to: 6e6, count: 5, step: 1 },
      y: { path: retries, from: 1, to: 5, count: 5, step: 1 },
      seeds,
      coarse: 4,
    },
    sequentialRunner,
    { onProgress: (progress) => progress.partial && partial.push(progress.partial) },
  );
  return { map, firstMap: partial[0] ?? map };
}

const run = runOf(system);
const traced = runOf(tiers(), 1, { trace: { share: 1 } });
const parts = ['checkout', 'stock'];

const mapWords = {
  x: { title: 'length of the outage in seconds', format: (us: number) => `${us / 1e6}` },
  y: { title: 'tries of a call' },
};

/** Every picture of an answer or a run, under its title. */
export const pictures: readonly { readonly name: string; readonly picture: ReactElement }[] = [
  { name: 'load curve', picture: <LoadCurve answer={answers.curve} title="load curve" /> },
  {
    name: 'load curve to choose from',
    picture: (
      <ChoosableLoadCurve
        answer={answers.curve}
        title="load curve to choose from"
        shownTo={90}
        guess={{ x: 120, value: 90 }}
        chosen={0}
        onChoose={() => {}}
      />
    ),
  },
  {
    name: 'sweep',
    picture: (
      <ChoosableSweep
        answer={answers.sweep}
        title="sweep"
        x={{ title: 'utilisation', isShare: true }}
        y={{ title: 'seconds', unit: 's' }}
        curves={[
          { line: 0, measure: 0, word: 'mean', of: 'latency' },
          { line: 0, measure: 1, word: 'p99', of: 'latency' },
        ]}
        theory={[
          {
            word: 'M/M/10',
            curve: 'mean',
            of: 'latency',
            points: [
              { x: 0.2, y: 0.1 },
              { x: 0.9, y: 0.17 },
            ],
          },
        ]}
        threshold={{ value: 0.5, word: 'half a second' }}
        chosen={1}
        guess={{ x: 0.9, value: 0.4 }}
        onChoose={() => {}}
      />
    ),
  },
  { name: 'hysteresis loop', picture: <HysteresisLoop answer={answers.hysteresis} title="hysteresis loop" /> },
  {
    name: 'basin map',
    picture: <ChoosableBasinMap answer={answers.map} title="basin map" {...mapWords} onChoose={() => {}} />,
  },
  { name: 'first map', picture: <BasinMap answer={answers.firstMap} title="first map" {...mapWords} /> },
  {
    name: 'phase portrait',
    picture: <PhasePortrait answer={answers.phase} title="phase portrait" now={{ x: 9, y: 9 }} />,
  },
  {
    name: 'landscape',
    picture: <PotentialLandscape answer={effectivePotential(answers.phase, 'x')} title="landscape" now={200} />,
  },
  { name: 'basin width', picture: <BasinWidth answer={answers.width} title="basin width" along="length in µs" /> },
  { name: 'ablation', picture: <Ablation answer={answers.ablation} title="ablation" /> },
  {
    name: 'comparison',
    picture: <Comparison answer={answers.comparison} title="comparison" names={['long', 'short']} />,
  },
  { name: 'early warning', picture: <EarlyWarning answer={answers.warning} title="early warning" /> },
  { name: 'waterfall', picture: <TraceWaterfall trace={traced.trace ?? { share: 0, spans: [] }} title="waterfall" /> },
  { name: 'heat map', picture: <LatencyHeatMap run={run} part="users" title="heat map" limitUs={1e6} /> },
  {
    name: 'small multiples',
    picture: (
      <SmallMultiples
        title="small multiples"
        runs={[
          { run, label: 'seed 1', outcome: 'failed' },
          { run: traced, label: 'seed 2' },
        ]}
      />
    ),
  },
  {
    name: 'correlations',
    picture: (
      <CorrelationMatrix
        title="correlations"
        of="sojourn p50"
        names={parts}
        matrix={correlationMatrix(traced, parts, 'sojournP50')}
      />
    ),
  },
];
