'use client';

import { Pause, Play, RotateCcw } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useMemo, useRef } from 'react';
import type { Scenario } from '@basin/engine';
import { describeRun, formatNumber, formatSeconds, RunChart } from '@basin/viz';
import { useAwake } from '@/pieces/awake/index.ts';
import { unpackRun, type PackedRun } from '@/pieces/live-figure/index.ts';
import type { HeroFacts } from './hero-system.ts';
import { useTipping, type Phase, type TippingState } from './use-tipping.ts';
import styles from './tipping.module.css';

interface TippingFigureProps {
  readonly scenario: Scenario;
  readonly facts: HeroFacts;
  readonly healthy: PackedRun;
  /** What readers without scripts see. */
  readonly fallen: PackedRun;
  readonly ways: { readonly why: Route | undefined; readonly back: Route };
}

export function TippingFigure({ scenario, facts, healthy, fallen, ways }: TippingFigureProps) {
  const host = useRef<HTMLElement>(null);
  const state = useTipping({ scenario, healthy }, host);
  const still = useMemo(() => unpackRun(fallen), [fallen]);
  const limits = useMemo(
    () => ({ flow: Math.max(...still.series.attempts), queue: Math.max(...still.series.queue) }),
    [still],
  );
  return (
    <section ref={host} className={styles['tipping']} data-phase={state.phase} aria-labelledby="tipping-title">
      <div className={styles['words']}>
        <h1 id="tipping-title" className={styles['title']}>
          Why systems that nobody broke stay down, and what brings them back
        </h1>
        <p className={`needs-js ${styles['statement']}`} aria-live="polite">
          {statements[state.phase](facts)}
        </p>
        <p className={`without-js ${styles['statement']}`}>{statements.down(facts)}</p>
        <p className={styles['facts']}>
          {formatNumber(facts.callsPerSecond)} calls a second reach a server that can answer{' '}
          {formatNumber(facts.capacityPerSecond)}. A call waits {formatSeconds(facts.timeoutUs)} and is attempted up to{' '}
          {facts.attemptsPerCall} times.
        </p>
        {state.phase === 'down' ? null : <Lever state={state} facts={facts} />}
        <nav aria-label="Ways on" className={styles['ways']} data-shown={state.phase === 'down' || undefined}>
          {ways.why !== undefined && <Link href={ways.why}>Find out why</Link>}
          <Link href={ways.back} prefetch={false}>
            Get it back up
          </Link>
          <Link href="/#team">Run it with your team</Link>
        </nav>
      </div>
      <div className={styles['figure']}>
        <div className="needs-js">
          <RunChart title={titles[state.phase]} run={state.shown} limits={limits} />
          <Transport state={state} />
        </div>
        <noscript>
          <RunChart title="A slow-down that ended, and a system that did not come back" run={still} limits={limits} />
          <p className={styles['caption']}>{describeRun(still)}</p>
        </noscript>
      </div>
    </section>
  );
}

function Lever({ state, facts }: { readonly state: TippingState; readonly facts: HeroFacts }) {
  const isAwake = useAwake();
  return (
    <div className={`needs-js no-print ${styles['lever']}`}>
      <button type="button" className={styles['pull']} onClick={state.pull} disabled={!isAwake || state.isPulled}>
        <span className={styles['hatch']} aria-hidden="true" />
        {state.isPulled ? 'Trigger pulled' : 'Pull the trigger'}
      </button>
      <p className={styles['hint']}>
        {state.phase === 'pushed'
          ? `It ends in ${state.secondsLeft} s.`
          : state.phase === 'over'
            ? 'It is over. Watch the goodput.'
            : `Makes the server ${facts.slower} times slower, for ${facts.forSeconds} seconds.`}
      </p>
      {state.problem !== undefined && (
        <p role="alert" className={styles['hint']}>
          {state.problem}
        </p>
      )}
    </div>
  );
}

/** What moves by itself for more than a few seconds can be stopped. */
function Transport({ state }: { readonly state: TippingState }) {
  const { playback } = state;
  return (
    <div className={`no-print ${styles['transport']}`}>
      {playback.isPlaying ? (
        <button type="button" className={styles['quiet']} onClick={playback.pause}>
          <Pause aria-hidden="true" size={14} strokeWidth={1.75} /> Pause
        </button>
      ) : state.isAtEnd ? null : (
        <button type="button" className={styles['quiet']} onClick={() => playback.play()}>
          <Play aria-hidden="true" size={14} strokeWidth={1.75} /> Go on
        </button>
      )}
      {state.phase === 'down' && (
        <button type="button" className={styles['quiet']} onClick={state.again}>
          <RotateCcw aria-hidden="true" size={14} strokeWidth={1.75} /> From the start
        </button>
      )}
      <p>Ten simulated seconds in one. Simulated in your browser, by the engine that grades the labs.</p>
    </div>
  );
}

const statements: Readonly<Record<Phase, (facts: HeroFacts) => string>> = {
  healthy: () => 'This system is healthy.',
  pushed: (facts) => `Its server is ${facts.slower} times slower.`,
  over: () => 'Its server is as fast as before.',
  down: () => 'Nothing is broken. Everything is down.',
};

const titles: Readonly<Record<Phase, string>> = {
  healthy: 'A healthy system',
  pushed: 'The same system, slowed down',
  over: 'The slow-down has ended',
  down: 'The slow-down is long over',
};
