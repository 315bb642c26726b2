import { InvariantError } from '@basin/engine';
import { constantLoad, offeredPerSecond, loadedClients } from '../load/load.ts';
import { calmChanges } from '../outcome/calm.ts';
import { seriesOf, valuesIn } from '../outcome/measured.ts';
import { outcomeOf, survives } from '../outcome/outcome.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { meanOf, share, type Interval, type Share } from '../statistics/interval.ts';
import { changed, type Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';

export interface LoopGainQuestion {
  readonly system: System;
  /** Calls per second that all clients together offer; else what the scenario begins with. */
  readonly perSecond?: number;
  /** More calls per second while the pulse lasts; else a tenth of the load. */
  readonly extraPerSecond?: number;
  /** The client beside which they are made; else the first one. */
  readonly beside?: string;
  /** When the pulse begins, and how long it lasts; else after a quarter of the run, for a second. */
  readonly atUs?: number;
  readonly forUs?: number;
  readonly seeds: readonly number[];
}

export interface LoopGain {
  /** Calls injected by the pulse. */
  readonly injected: Interval;
  /** Attempts that came on top of those calls, for each of them, until the end of the run. */
  readonly extraPerInjected: Interval;
  /**
   * Attempts of the next round per attempt of this one, g, if every round is like the next: then extra = g + g² + …, so
   * g = extra ÷ (1 + extra). Towards 1 the loop sustains itself.
   */
  readonly gain: Interval;
  /** Pulses that pushed the system over: then this is no small perturbation, and the gain is no property of the healthy state. */
  readonly tipped: Share;
  readonly without: readonly Change[];
  readonly with: readonly Change[];
}

/**
 * How many attempts a few more calls bring after them: every run is made twice on the same random numbers, without and with
 * a short pulse, and what is different is what the pulse has set off.
 */
export async function loopGain(question: LoopGainQuestion, runner: Runner, options: Options = {}): Promise<LoopGain> {
  const { system, seeds } = question;
  const laboratory = new Laboratory(system, runner, options);
  const { without, pulsed } = changesOf(question);
  const refs = seeds.flatMap((seed) => [
    { changes: without, seed },
    { changes: pulsed, seed },
  ]);
  const { scenario } = changed(system, without);
  const window = { fromUs: 0, toUs: scenario.duration };
  const totals = await laboratory.readAll(refs, (run) => {
    const total = (name: string): number =>
      (valuesIn(run, seriesOf(run, name), window).reduce((sum, value) => sum + value, 0) * run.bucketUs) / 1e6;
    return { calls: total('offered'), attempts: total('attempts'), kind: outcomeOf(run, scenario).kind };
  });
  const pairs = seeds.map((_, index) => ({ base: totals[2 * index], pulse: totals[2 * index + 1] }));
  const effects = pairs.flatMap(({ base, pulse }) => {
    if (base === undefined || pulse === undefined) return [];
    const calls = pulse.calls - base.calls;
    return [{ calls, extra: (pulse.attempts - base.attempts - calls) / calls, base, pulse }];
  });
  const extra = meanOf(effects.map((each) => each.extra));
  const tipped = effects.filter(({ base, pulse }) => survives(base.kind) && !survives(pulse.kind));
  return {
    injected: meanOf(effects.map(({ calls }) => calls)),
    extraPerInjected: extra,
    gain: { value: gainOf(extra.value), low: gainOf(extra.low), high: gainOf(extra.high) },
    tipped: share(tipped.length, seeds.length),
    without,
    with: pulsed,
  };
}

function changesOf(question: LoopGainQuestion): { without: Change[]; pulsed: Change[] } {
  const { scenario } = question.system;
  const load = question.perSecond ?? offeredPerSecond(scenario);
  const { extraPerSecond = load / 10, beside = loadedClients(scenario)[0]?.name } = question;
  const { atUs = scenario.duration / 4, forUs = 1e6 } = question;
  if (beside === undefined) throw new InvariantError('a pulse is made beside a client');
  const without = [...calmChanges(scenario), ...constantLoad(scenario, load)];
  const pulse = { pulse: beside, perSecond: extraPerSecond, atUs: Math.round(atUs), forUs: Math.round(forUs) };
  return { without, pulsed: [...without, pulse] };
}

function gainOf(extra: number): number {
  if (extra === Infinity) return 1;
  return extra <= -1 ? -Infinity : extra / (1 + extra);
}
