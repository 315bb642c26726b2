import { simulate, compile, type Run } from '@basin/engine';
import { sequentialRunner } from '@basin/experiments';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzRuns } from '../../test/fuzz.fixture.ts';
import { stormLab } from '../../test/written.fixture.ts';
import { openLab, type Goal } from '../lab-folder/lab.ts';
import { grade } from './grade.ts';
import { gradeGuards } from './grade-guards.ts';

const LAB = stormLab();
const OPEN = openLab(LAB);
const textOf = (name: string) => LAB.solutions.find((solution) => solution.name === name)!.text;
const gradeText = (text: string) => gradeGuards(LAB, text, { seeds: [1, 2, 11, 12], runner: sequentialRunner });

const START = await gradeText(LAB.start);
const EXEMPLAR = await gradeText(textOf('exemplar'));
const [CALM] = EXEMPLAR.runs as [Run];

test('guards that meet every goal on every seed pass', () => {
  expect(EXEMPLAR.verdict.status).toBe('pass');
  expect(EXEMPLAR.verdict.goals.map(({ goal, task, met }) => [goal, task, met])).toEqual([
    ['healthy', 'good-day', true],
    ['recovers', 'recover', true],
    ['soon', 'recover', true],
  ]);
});

test('a missed goal fails, and tells bound, value, reason and place', () => {
  const miss = START.verdict.goals[1]!;

  expect(START.verdict.status).toBe('fail');
  expect(miss).toMatchObject({ goal: 'recovers', met: false, margin: -1, look: { seed: 1, fromUs: 50e6, toUs: 70e6 } });
  expect([miss.expected, miss.observed].map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    'at least 97 %',
    '0 %',
  ]);
  expect(miss.says).toMatch(/What the callers do must not feed the queue\.$/);
});

test('one bad seed among good ones fails, and is the one shown', () => {
  const bad = START.runs.find(({ seed }) => seed === 11)!;
  const runs = EXEMPLAR.runs.map((run) => (run.seed === 11 ? bad : run));
  const verdict = grade(LAB, runs);

  expect(verdict.status).toBe('fail');
  expect(verdict.goals[1]).toMatchObject({ met: false, look: { seed: 11 } });
});

test('the order of the runs is of no consequence', () => {
  expect(grade(LAB, [...START.runs].reverse())).toEqual(grade(LAB, START.runs));
});

test('a lab without hidden seeds is graded on its public ones', () => {
  const runs = EXEMPLAR.runs.filter(({ seed }) => seed < 10);

  expect(grade(OPEN, runs).status).toBe('pass');
  expect(grade(LAB, runs).status).toBe('error');
  expect(grade(LAB, runs, [1, 2]).status).toBe('pass');
});

describe('margins', () => {
  const marginAt = (goal: Partial<Goal>) => {
    const goals = [{ ...LAB.goals[0]!, ...goal }];
    return grade({ ...OPEN, goals }, [CALM], [CALM.seed]).goals[0]!;
  };

  test('are shares of the way from the bound to the best there is', () => {
    // By hand: goodput share v, bound b, best 1 → (v − b) ÷ (1 − b).
    const share = 1 - (1 - marginAt({ bound: 0 }).margin);

    expect(marginAt({ bound: 0.5 }).margin).toBeCloseTo((share - 0.5) / 0.5, 12);
    expect(marginAt({ measure: 'latencyP99', bound: 1e9 }).margin).toBeGreaterThan(0.99);
  });

  test('are negative exactly where a goal is missed, and never beyond −1 and 1', () => {
    const measure = fc.constantFrom(
      'goodputShare',
      'latencyP99',
      'queueMean',
      'backlogTrend',
      'amplification',
      'recoveryTime',
    );
    fc.assert(
      fc.property(measure, fc.double({ min: 1.001, max: 1e6, noNaN: true }), (key, size) => {
        const result = marginAt({ measure: key, bound: key === 'goodputShare' ? 1 - 1 / size : size });

        expect(result.met).toBe(result.margin >= 0);
        expect(Math.abs(result.margin)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a value just short of its bound never looks like its bound', () => {
    const share = marginAt({ bound: 0 }).margin;
    for (const gap of [1e-2, 1e-4, 1e-6, 1e-9]) {
      const { met, expected, observed } = marginAt({ bound: share + gap });

      expect(met).toBe(false);
      expect(expected).not.toContain(observed);
    }
  });
});

describe('our own faults', () => {
  const spoilt: [string, unknown][] = [
    ['no runs', []],
    ['no list', null],
    ['a run too few', EXEMPLAR.runs.slice(1)],
    ['a run too many', [...EXEMPLAR.runs, CALM]],
    ['a seed twice', EXEMPLAR.runs.map((run) => ({ ...run, seed: 1 }))],
    ['another seed', EXEMPLAR.runs.map((run) => ({ ...run, seed: run.seed + 1 }))],
    ['an unfinished run', EXEMPLAR.runs.map((run) => ({ ...run, ended: 'under-way' }))],
    ['a run cut before its end that says it is whole', EXEMPLAR.runs.map((run) => ({ ...run, bucketCount: 10 }))],
    ['another engine', EXEMPLAR.runs.map((run) => ({ ...run, engineVersion: 'x' }))],
    ['another duration', EXEMPLAR.runs.map((run) => ({ ...run, durationUs: 1 }))],
    ['other buckets', EXEMPLAR.runs.map((run) => ({ ...run, bucketUs: 1 }))],
    ['no parts', EXEMPLAR.runs.map((run) => ({ ...run, parts: [] }))],
    [
      'another part',
      EXEMPLAR.runs.map((run) => ({ ...run, parts: run.parts.map((part) => ({ ...part, name: 'x' })) })),
    ],
    [
      'another kind of part',
      EXEMPLAR.runs.map((run) => ({ ...run, parts: run.parts.map((part) => ({ ...part, kind: 'client' })) })),
    ],
    ['series too short', EXEMPLAR.runs.map((run) => withSeries(run, (series) => series.slice(1)))],
    ['series of NaN', EXEMPLAR.runs.map((run) => withSeries(run, (series) => series.fill(NaN)))],
    ['negative counts', EXEMPLAR.runs.map((run) => withSeries(run, (series) => series.fill(-1)))],
    ['series as lists', EXEMPLAR.runs.map((run) => withSeries(run, (series) => [...series]))],
    [
      'no durations',
      EXEMPLAR.runs.map((run) => ({ ...run, parts: run.parts.map((part) => ({ ...part, durations: {} })) })),
    ],
    ['no marks', EXEMPLAR.runs.map((run) => ({ ...run, marks: [] }))],
    ['a mark too many', EXEMPLAR.runs.map((run) => ({ ...run, marks: [...run.marks, run.marks[0]] }))],
    ['a part too many', EXEMPLAR.runs.map((run) => ({ ...run, parts: [...run.parts, run.parts[0]] }))],
    ['damaged marks', EXEMPLAR.runs.map((run) => ({ ...run, marks: [null] }))],
    ['runs that are null', [null, null, null, null]],
    ['runs that are text', ['a', 'b', 'c', 'd']],
  ];

  test.each(spoilt)('%s is an error, never a failure', (_, runs) => {
    const verdict = grade(LAB, runs as Run[]);

    expect(verdict).toMatchObject({ version: 1, status: 'error', goals: [] });
    expect(verdict.says).toMatch(/^(There are|The run of seed).*\.$/);
  });

  test('a goal of a measure that there is not is an error too', () => {
    const goals = [{ ...LAB.goals[0]!, measure: 'charm' }];

    expect(grade({ ...LAB, goals }, EXEMPLAR.runs)).toMatchObject({
      status: 'error',
      says: 'The goal healthy asks for an unknown measure.',
    });
  });

  test('no output of a worker whatever makes the grader throw, pass or fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.anything(), { minLength: 4, maxLength: 4 })), (output) => {
        expect(grade(LAB, output as Run[]).status).toBe('error');
      }),
      { numRuns: fuzzRuns(500) },
    );
  });

  test('one field of a run exchanged for anything is an error, or of no consequence', () => {
    const field = fc.constantFrom(...(Object.keys(CALM) as (keyof Run)[]));
    fc.assert(
      fc.property(field, fc.anything(), (key, value) => {
        const runs = EXEMPLAR.runs.map((run, index) => (index === 0 ? { ...run, [key]: value } : run));

        expect(['error', 'pass']).toContain(grade(LAB, runs).status);
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});

test('settings that drive a run into the limits miss the goal of every lab, first', () => {
  const cut = EXEMPLAR.runs.map((run): Run => {
    const part = (each: Run['parts'][number]) => ({
      ...each,
      series: Object.fromEntries(Object.entries(each.series).map(([key, series]) => [key, series.slice(0, 40)])),
    });
    return { ...run, ended: 'attempt-limit', nowUs: 39.5e6, bucketCount: 40, parts: run.parts.map(part) };
  });
  const verdict = grade(LAB, cut);

  expect(verdict.status).toBe('fail');
  expect(verdict.goals.map(({ goal, met }) => [goal, met])).toEqual([
    ['bounded', false],
    ['healthy', true],
    ['recovers', false],
    ['soon', false],
  ]);
  expect(verdict.goals[0]!.says).toBe(
    'The run was stopped at 39.5 s of 90 s: more attempts are on their way at the same time than a run may hold: callers send and never stop waiting.',
  );
  expect(verdict.goals[2]!.says).toContain('The run was stopped before the time from 50 s to 90 s was over.');
});

test('the engine’s own limits are graded like that', () => {
  const scenario = { ...LAB.scenario, components: { ...LAB.scenario.components } };
  const { plan } = compile(scenario, { calls: {}, servers: {} });
  const run = simulate({ ...plan!, limits: { events: 20_000, liveAttempts: 1_000_000 } }, 1);
  const verdict = grade(OPEN, [run], [1]);

  expect(run.ended).toBe('event-limit');
  expect(verdict.goals[0]).toMatchObject({ goal: 'bounded', met: false, margin: -1 });
});

test('a text that is no guards file is invalid, and nothing is run', async () => {
  const { verdict, diagnostics, runs } = await gradeText('version: 1\ncalls: 7\n');

  expect(verdict).toMatchObject({ status: 'invalid', goals: [] });
  expect(verdict.says).toMatch(/^Line 2: `calls` cannot be `7`\. Write /);
  expect([diagnostics.length, runs.length]).toEqual([1, 0]);
});

test('grading twice gives the same verdict', async () => {
  expect((await gradeText(LAB.start)).verdict).toEqual(START.verdict);
});

test('a verdict is plain JSON', () => {
  for (const verdict of [START.verdict, EXEMPLAR.verdict]) expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
});

test('runs can be cancelled between two of them, and tell how far they are', async () => {
  const controller = new AbortController();
  const told: number[] = [];
  const cancelled = gradeGuards(LAB, LAB.start, {
    seeds: [1, 2, 11],
    runner: sequentialRunner,
    signal: controller.signal,
    onProgress: (done) => {
      told.push(done);
      if (done === 2) controller.abort();
    },
  });

  await expect(cancelled).rejects.toThrow(/abort/i);
  expect(told).toEqual([1, 2]);
});

test('settings that were never checked are our fault', async () => {
  const job = { scenario: LAB.scenario, guards: { calls: { nowhere: {} }, servers: {} }, seed: 1 };

  await expect(sequentialRunner([job], () => {}, new AbortController().signal)).rejects.toThrow('checked settings');
});

function withSeries(run: Run, change: (series: Float64Array) => unknown) {
  const parts = run.parts.map((part) => ({
    ...part,
    series: Object.fromEntries(Object.entries(part.series).map(([key, series]) => [key, change(series.slice())])),
  }));
  return { ...run, parts };
}
