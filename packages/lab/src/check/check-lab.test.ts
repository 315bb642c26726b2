import type { Run } from '@basin/engine';
import { sequentialRunner, type Runner } from '@basin/experiments';
import { expect, test, describe } from 'vitest';
import { STORM_FILES, STORM_LAB, STORM_SCENARIO } from '../../test/storm-lab.fixture.ts';
import { stormLab } from '../../test/written.fixture.ts';
import type { Lab } from '../lab-folder/lab.ts';
import { checkLab } from './check-lab.ts';
import type { Finding, Gate } from './finding.ts';

const SOUND = await checkLab(stormLab(), sequentialRunner);

/** The findings about a lab with two seeds that are not ok, as `gate: subject`. */
async function flaws(lab: Lab): Promise<string[]> {
  const findings = await checkLab({ ...lab, seeds: { public: [1], hidden: [11] } }, sequentialRunner);
  return findings.filter(({ ok }) => !ok).map(({ gate, subject }) => `${gate}: ${subject}`);
}

const withLab = (from: string, to: string) => {
  expect(STORM_LAB).toContain(from);
  return stormLab({ 'lab.yaml': STORM_LAB.replace(from, to) });
};
const withScenario = (from: string, to: string) => {
  expect(STORM_SCENARIO).toContain(from);
  return stormLab({ 'scenario.yaml': STORM_SCENARIO.replace(from, to) });
};
const subjectsOf = (findings: readonly Finding[], gate: Gate) =>
  findings.filter((finding) => finding.gate === gate).map(({ subject }) => subject);

test('a sound lab passes every gate', () => {
  expect(SOUND.filter(({ ok }) => !ok)).toEqual([]);
});

test('every gate speaks of every subject', () => {
  const solutions = ['exemplar', 'alternative', 'more-retries', 'tiny-queue', 'no-retries'];

  expect(subjectsOf(SOUND, 'controls')).toEqual([
    'no trigger: healthy',
    'trigger, retries off: heals',
    'trigger, no guards: stays down',
    'trigger, no guards: no slow drain',
    'trigger, no guards: at unchanged load',
  ]);
  expect(subjectsOf(SOUND, 'start fails')).toEqual(['start']);
  expect(subjectsOf(SOUND, 'exemplar passes')).toEqual(['exemplar', 'alternative']);
  expect(subjectsOf(SOUND, 'decoys fail')).toEqual(['more-retries', 'tiny-queue', 'no-retries']);
  expect(subjectsOf(SOUND, 'degenerate list fails')).toEqual([
    'emptyFile',
    'shedEverything',
    'retriesOff',
    'infiniteTimeouts',
    'unlimitedQueue',
    'zeroQueue',
  ]);
  expect(subjectsOf(SOUND, 'cost')).toEqual(['exemplar', 'alternative']);
  expect(subjectsOf(SOUND, 'bounds')).toEqual(['start', ...solutions]);
  expect(subjectsOf(SOUND, 'words')).toEqual([
    'misconception',
    'headings',
    'goal healthy',
    'goal recovers',
    'goal soon',
  ]);
});

test('every finding that rests on runs rests on every seed, and tells its figures', () => {
  for (const { seedsRun, figures, gate } of SOUND) {
    expect([0, 4]).toContain(seedsRun);
    if (gate !== 'words') expect(seedsRun).toBe(4);
    expect(figures).not.toBe('');
    expect(figures).not.toMatch(/NaN|undefined|none/);
  }
});

test('equal runs are made once, and progress counts the different ones', async () => {
  const asked: number[] = [];
  const told: [number, number][] = [];
  const counting: Runner = (jobs, onProgress, signal) => {
    asked.push(jobs.length);
    return sequentialRunner(jobs, onProgress, signal);
  };
  await checkLab(stormLab(), counting, (done, total) => told.push([done, total]));

  // No guards, no retries, 5 solutions less one that is "no retries", 4 more degenerates, and 3 without the trigger.
  expect(asked).toEqual([4 * (1 + 1 + 4 + 4 + 3)]);
  expect(told.at(-1)).toEqual([asked[0], asked[0]]);
});

describe('a lab is found unsound', () => {
  test('whose system is unwell without a trigger', async () => {
    expect(await flaws(withScenario('poisson: 200/s', 'poisson: 300/s'))).toContain('controls: no trigger: healthy');
  });

  test('whose trigger does not push it over', async () => {
    const found = await flaws(withScenario('factor: 10 }', 'factor: 1.1 }'));

    expect(found).toContain('controls: trigger, no guards: stays down');
    expect(found).toContain('start fails: start');
  });

  test('whose failure is a slow drain', async () => {
    const lab = stormLab({
      'scenario.yaml': STORM_SCENARIO.replace('retry: { maxAttempts: 4 }', 'retry: { maxAttempts: 1 }')
        .replace('capacity: 800', 'capacity: 100000')
        .replace('200/s', '270/s'),
    });

    expect(await flaws(lab)).toContain('controls: trigger, no guards: no slow drain');
  });

  test('whose failure is overload and stays when the loop is cut', async () => {
    expect(
      await flaws(withScenario('goodWithin: 1s }', 'goodWithin: 1s, schedule: [{ at: 25s, rate: 400/s }] }')),
    ).toEqual(
      expect.arrayContaining([
        'controls: trigger, retries off: heals',
        'controls: trigger, no guards: at unchanged load',
      ]),
    );
  });

  test('that has no trigger at all', async () => {
    const scenario = STORM_SCENARIO.replace(/triggers:\n.*\n/, '');

    expect(await flaws(stormLab({ 'scenario.yaml': scenario }))).toContain('controls: trigger');
  });

  test('whose start passes', async () => {
    expect(await flaws(stormLab({ 'start.guards.yaml': STORM_FILES['solutions/exemplar.guards.yaml']! }))).toEqual([
      'start fails: start',
    ]);
  });

  test('whose exemplar fails', async () => {
    const files = { 'solutions/exemplar.guards.yaml': STORM_FILES['solutions/more-retries.guards.yaml']! };

    expect(await flaws(stormLab(files))).toContain('exemplar passes: exemplar');
  });

  test('whose exemplar passes with less than a tenth to spare', async () => {
    const lab = stormLab();
    const withBound = (bound: number) => ({ ...lab, goals: [{ ...lab.goals[0]!, measure: 'queueMean', bound }] });
    const atMillion = await checkLab({ ...withBound(1e6), seeds: { public: [1], hidden: [11] } }, sequentialRunner);
    const queue = 1e6 * (1 - atMillion.find(({ gate }) => gate === 'exemplar passes')!.margin!);
    // (queue − bound) ÷ (0 − bound) is the margin.
    const boundFor = (margin: number) => queue / (1 - margin);

    expect(await flaws(withBound(boundFor(0.11)))).not.toContain('exemplar passes: exemplar');
    expect(await flaws(withBound(boundFor(0.09)))).toContain('exemplar passes: exemplar');
  });

  test('whose decoy passes, misses another goal first, or is told otherwise', async () => {
    expect(
      await flaws(stormLab({ 'solutions/more-retries.guards.yaml': STORM_FILES['solutions/exemplar.guards.yaml']! })),
    ).toContain('decoys fail: more-retries');
    expect(await flaws(withLab('misses: recovers', 'misses: soon'))).toEqual(['decoys fail: more-retries']);
    expect(await flaws(withLab('says: Retries make up', 'says: the moon'))).toEqual(['decoys fail: more-retries']);
  });

  test('in which a degenerate setting passes', async () => {
    expect(await flaws(withLab('atMost: 4s', 'atMost: 15s'))).toContain('degenerate list fails: infiniteTimeouts');
  });

  test('that exempts a degenerate setting without need', async () => {
    const needless = withLab('solutions:\n', 'degenerate: { exempt: { zeroQueue: Because. } }\nsolutions:\n');

    expect(await flaws(needless)).toEqual(['degenerate list fails: zeroQueue']);
  });

  test('whose solutions cost more than it states', async () => {
    expect(await flaws(withLab('latencyP99AtMost: 400ms', 'latencyP99AtMost: 100ms'))).toEqual(['cost: alternative']);
    expect(await flaws(withLab('cost: { goodputShareAtLeast: 0.98', 'cost: { goodputShareAtLeast: 1'))).toContain(
      'cost: exemplar',
    );
  });

  test('whose misconception no decoy embodies', async () => {
    expect(await flaws(withLab(' embodies: misconception,', ''))).toEqual(['words: misconception']);
  });

  test('with a goal that nothing misses', async () => {
    const lab = withLab('cost: {', '  idle: { measure: queueMean, from: 2s, to: 20s, atMost: 5000 }\ncost: {');

    expect(await flaws(lab)).toEqual(['words: goal idle']);
  });
});

test('a run that takes too many events, or is stopped, is out of bounds', async () => {
  const boundsOf = async (change: Partial<Run>) => {
    const spoilt: Runner = async (jobs, onProgress, signal) => {
      const runs = await sequentialRunner(jobs, onProgress, signal);
      return runs.map((run) => ({ ...run, ...change }));
    };
    const findings = await checkLab({ ...stormLab(), seeds: { public: [1], hidden: [] } }, spoilt);
    return findings.filter(({ gate, ok }) => gate === 'bounds' && ok).length;
  };

  expect(await boundsOf({ eventCount: 20_000_000 })).toBe(6);
  expect(await boundsOf({ eventCount: 20_000_001 })).toBe(0);
  expect(await boundsOf({ ended: 'event-limit' })).toBe(0);
});

test('what holds on one seed only does not hold', async () => {
  const lab = stormLab();
  const exemplar = lab.solutions[0]!.guards;
  const lucky: Runner = (jobs, onProgress, signal) =>
    sequentialRunner(
      jobs.map((job) => (job.seed === 11 ? { ...job, guards: exemplar } : job)),
      onProgress,
      signal,
    );
  const findings = await checkLab({ ...lab, seeds: { public: [1], hidden: [11] } }, lucky);
  const failed = findings.filter(({ ok }) => !ok).map(({ gate, subject }) => `${gate}: ${subject}`);

  expect(failed).toEqual(
    expect.arrayContaining([
      'controls: trigger, no guards: stays down',
      'start fails: start',
      'decoys fail: more-retries',
      'degenerate list fails: zeroQueue',
    ]),
  );
});

test('an exemption that is needed is shown with its reason', async () => {
  const lab = withLab('atMost: 4s', 'atMost: 15s');
  const exempt = { ...lab, exempt: { infiniteTimeouts: 'It waits as long as it takes.' } };
  const findings = await checkLab({ ...exempt, seeds: { public: [1], hidden: [] } }, sequentialRunner);

  expect(findings.find(({ subject }) => subject === 'infiniteTimeouts')).toMatchObject({
    ok: true,
    detail: 'Exempt: It waits as long as it takes.',
  });
});

test('a target lab shows that its numbers can be met, and needs no trigger', async () => {
  const lab = withLab('claim: metastable', 'claim: target');

  expect(await flaws(lab)).toEqual([]);
  expect(
    subjectsOf(await checkLab({ ...lab, seeds: { public: [1], hidden: [] } }, sequentialRunner), 'controls'),
  ).toEqual(['the numbers can be met: exemplar', 'the numbers can be met: alternative']);
});

test('a collapse lab is lost beyond the edge and kept where the mechanism is removed', async () => {
  const scenario = STORM_SCENARIO.replace(
    / {2}slow: .*/,
    '  spike: { loadSpike: { of: users, factor: 1.35 }, at: 20s, for: 60s }',
  );
  const lab = stormLab({
    'scenario.yaml': scenario,
    'lab.yaml': STORM_LAB.replace('claim: metastable', 'claim: collapse'),
  });
  const findings = await checkLab({ ...lab, seeds: { public: [1], hidden: [11] } }, sequentialRunner);
  const told = findings.filter(({ gate }) => gate === 'controls').map(({ subject, ok }) => [subject, ok]);

  expect(told).toEqual([
    ['no trigger: healthy', true],
    ['beyond the edge, no guards: lost', expect.any(Boolean)],
    ['beyond the edge, exemplar: kept', true],
    ['beyond the edge, alternative: kept', true],
  ]);
});

test('what cuts the loop is the lab’s to say, and it has to heal', async () => {
  const withCut = (cut: string) => withLab('tasks:\n', `controls: { cut: ${cut} }\ntasks:\n`);
  const healsBy = async (cut: string) => {
    const findings = await checkLab({ ...withCut(cut), seeds: { public: [1], hidden: [] } }, sequentialRunner);
    return findings.find(({ subject }) => subject === 'trigger, loop cut: heals')?.ok;
  };

  expect(await healsBy('{ servers: { checkout: { queueLimit: { capacity: 60 } } } }')).toBe(true);
  expect(await healsBy('{ calls: { users -> checkout: { timeout: { after: 900ms } } } }')).toBe(false);
});
