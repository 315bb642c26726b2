import { NO_GUARDS, triggerWindows, type GuardSettings, type Run, type Scenario } from '@basin/engine';
import type { Lab, Solution } from '../lab-folder/lab.ts';
import { formatNumber, formatShare } from '../measures/format.ts';
import { goodputShare } from '../measures/goodput-share/goodput-share.ts';
import type { Window } from '../measures/measure.ts';
import { backlogSeries, goodputIn, meanOf, slopeOf } from '../measures/reading.ts';
import type { Finding, GateCheck } from './finding.ts';

/** Is the system what the lab claims it to be, before anybody sets a guard? */
export const controls: GateCheck = (lab, ask) => {
  if (lab.claim !== 'target' && triggerWindows(lab.scenario).length === 0) {
    return () => [noTrigger(lab)];
  }
  switch (lab.claim) {
    case 'metastable':
      return metastable(lab, ask);
    case 'collapse':
      return collapse(lab, ask);
    case 'target':
      return target(lab, ask);
  }
};

/** Healthy without a trigger; heals where the loop is cut; else stays down, and it is not a slow drain. */
const metastable: GateCheck = ({ scenario, cut: cutBy }, ask) => {
  const calm = ask(withoutTriggers(scenario), NO_GUARDS);
  const cut = ask(scenario, cutBy ?? retriesOff(scenario));
  const left = ask(scenario, NO_GUARDS);
  const cutIs = cutBy === undefined ? 'retries off' : 'loop cut';
  return () => [healthy(calm()), heals(cut(), scenario, cutIs), ...staysDown(left(), scenario)];
};

/** Healthy below the edge, lost beyond it, kept beyond it where the mechanism is removed. */
const collapse: GateCheck = (lab, ask) => {
  const calm = ask(withoutTriggers(lab.scenario), NO_GUARDS);
  const beyond = ask(lab.scenario, NO_GUARDS);
  const kept = exemplarsOf(lab).map((solution) => ({ solution, runs: ask(solution.scenario, solution.guards) }));
  return () => [
    healthy(calm()),
    shareFinding('beyond the edge, no guards: lost', beyond(), {
      value: (run) => keptShare(run, lab.scenario),
      isOk: (share) => share <= DOWN_SHARE,
      means: 'goodput of what it was before',
      detail: `Let the trigger be strong enough that less than ${formatShare(DOWN_SHARE)} of the goodput is left.`,
    }),
    ...kept.map(({ solution, runs }) =>
      shareFinding(`beyond the edge, ${solution.name}: kept`, runs(), {
        value: (run) => keptShare(run, lab.scenario),
        isOk: (share) => share >= KEPT_SHARE,
        means: 'goodput of what it was before',
        detail: `With the mechanism removed at least ${formatShare(KEPT_SHARE)} of the goodput has to be left.`,
      }),
    ),
  ];
};

/** There is no failure to show; that the goals can be reached is shown by somebody reaching them. */
const target: GateCheck = (lab, ask) => {
  const reached = exemplarsOf(lab).map((solution) => ({ solution, runs: ask(solution.scenario, solution.guards) }));
  return () =>
    reached.map(({ solution, runs }) =>
      shareFinding(`the numbers can be met: ${solution.name}`, runs(), {
        value: (run) => goodputShare.measure(run, wholeOf(run)),
        isOk: (share) => share > 0,
        means: 'goodput of offered load',
        detail: 'An exemplar that serves nobody shows nothing.',
      }),
    );
};

function healthy(runs: readonly Run[]): Finding {
  return shareFinding('no trigger: healthy', runs, {
    value: (run) => goodputShare.measure(run, wholeOf(run)),
    isOk: (share) => share >= HEALTHY_SHARE,
    means: 'goodput of offered load',
    detail: `Without triggers at least ${formatShare(HEALTHY_SHARE)} of the calls have to be good.`,
  });
}

function heals(runs: readonly Run[], scenario: Scenario, cutIs: string): Finding {
  return shareFinding(`trigger, ${cutIs}: heals`, runs, {
    value: (run) => goodputShare.measure(run, tailOf(scenario)),
    isOk: (share) => share >= HEALED_SHARE,
    means: 'goodput of offered load at the end',
    detail: `With the loop cut at least ${formatShare(HEALED_SHARE)} of the calls have to be good again: if they are not, it is overload.`,
  });
}

function staysDown(runs: readonly Run[], scenario: Scenario): Finding[] {
  const tail = tailOf(scenario);
  const down = shareFinding('trigger, no guards: stays down', runs, {
    value: (run) => goodputShare.measure(run, tail),
    isOk: (share) => share <= DOWN_SHARE,
    means: 'goodput of offered load at the end',
    detail: `With the trigger gone no more than ${formatShare(DOWN_SHARE)} of the calls may be good.`,
  });
  return [down, drains(runs, tail), load(runs, scenario)];
}

/** A backlog that has become notably less while nothing changed is on its way out, however long it still takes. */
function drains(runs: readonly Run[], tail: Window): Finding {
  const seconds = (tail.toUs - tail.fromUs) / 1e6;
  const states = runs.map((run) => {
    const backlog = meanOf(run, backlogSeries(run), tail);
    return { backlog, slope: slopeOf(run, backlogSeries(run), tail) };
  });
  const fastest = states.reduce((worst, each) =>
    each.slope / each.backlog < worst.slope / worst.backlog ? each : worst,
  );
  const isStuck = fastest.backlog > 0 && -fastest.slope * seconds < NOTABLE_FALL * fastest.backlog;
  return {
    gate: 'controls',
    subject: 'trigger, no guards: no slow drain',
    ok: isStuck,
    figures: `backlog of ${formatNumber(fastest.backlog)} changes by ${formatNumber(fastest.slope)}/s`,
    ...(isStuck ? {} : { detail: 'The backlog is falling: let the run go on and it heals by itself.' }),
    seedsRun: runs.length,
  };
}

/** Staying down under more load than before would show nothing. */
function load(runs: readonly Run[], scenario: Scenario): Finding {
  const before = { fromUs: 0, toUs: Math.min(...triggerWindows(scenario).map(({ fromUs }) => fromUs)) };
  return shareFinding('trigger, no guards: at unchanged load', runs, {
    value: (run) => goodputIn(run, tailOf(scenario)).offered / goodputIn(run, before).offered,
    isOk: (ratio) => ratio <= MOST_LOAD,
    means: 'load at the end of the load before',
    detail: 'The load after the trigger is higher than before it.',
  });
}

interface ShareCheck {
  readonly value: (run: Run) => number;
  readonly isOk: (share: number) => boolean;
  readonly means: string;
  readonly detail: string;
}

/** Every seed must be ok; the range over the seeds is told. */
function shareFinding(subject: string, runs: readonly Run[], { value, isOk, means, detail }: ShareCheck): Finding {
  const shares = runs.map(value);
  const ok = shares.length > 0 && shares.every(isOk);
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((share) => formatShare(share));
  const range = low === high ? low : `${low} to ${high}`;
  const figures = `${range}: ${means}`;
  return { gate: 'controls', subject, ok, figures, ...(ok ? {} : { detail }), seedsRun: runs.length };
}

function noTrigger(lab: Lab): Finding {
  const detail = `A lab that claims to be ${lab.claim} needs a trigger that begins after a healthy time and ends in the run.`;
  return { gate: 'controls', subject: 'trigger', ok: false, figures: 'the scenario has none', detail, seedsRun: 0 };
}

export function withoutTriggers(scenario: Scenario): Scenario {
  return { ...scenario, triggers: {} };
}

function retriesOff(scenario: Scenario): GuardSettings {
  const calls = Object.keys(scenario.arrows).map((arrow) => [arrow, { retry: 'off' }] as const);
  return { calls: Object.fromEntries(calls), servers: {} };
}

function exemplarsOf(lab: Lab): readonly Solution[] {
  return lab.solutions.filter(({ expect }) => expect === 'pass');
}

function wholeOf(run: Run): Window {
  return { fromUs: 0, toUs: run.durationUs };
}

/** The second half of what is left of the run once the last trigger has ended. */
function tailOf(scenario: Scenario): Window {
  const endUs = Math.max(...triggerWindows(scenario).map(({ toUs }) => toUs));
  return { fromUs: (endUs + scenario.duration) / 2, toUs: scenario.duration };
}

/** Goodput while triggers act, as a share of what it was before the first. */
function keptShare(run: Run, scenario: Scenario): number {
  const windows = triggerWindows(scenario);
  const fromUs = Math.min(...windows.map((window) => window.fromUs));
  const toUs = Math.max(...windows.map((window) => window.toUs));
  return goodputIn(run, { fromUs, toUs }).good / goodputIn(run, { fromUs: 0, toUs: fromUs }).good;
}

const HEALTHY_SHARE = 0.95;
/** Lower than healthy: without retries what the server answers with an error is lost. */
const HEALED_SHARE = 0.9;
const DOWN_SHARE = 0.5;
const KEPT_SHARE = 0.9;
/** Arrivals are random: two averages over the same load differ by some percent. */
const MOST_LOAD = 1.1;
/** Of the backlog, over the stretch looked at: what a full queue does by chance is far less. */
const NOTABLE_FALL = 0.05;
