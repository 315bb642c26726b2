import { compile, compileActions, millis, NO_GUARDS, type Scenario, seconds, simulate } from '@basin/engine';
import { expect, test } from 'vitest';
import type { RunJob, RunReport } from './protocol.ts';
import { runJob } from './run-job.ts';

test('a job reports a run for each seed, in order, and that it is done', async () => {
  expect(await story({ seeds: [3, 1] })).toEqual(['run of seed 3', 'run of seed 1', 'done']);
});

test('the run is the one the engine makes when asked directly', async () => {
  const { plan } = compile(SCENARIO, NO_GUARDS);

  expect(runsOf(await reports({ seeds: [7], stream: true }, everyLook(20)))).toEqual([simulate(plan!, 7)]);
});

test('a streamed job is looked at whenever a slice of wall time has passed', async () => {
  // A look at the clock after each of the ten buckets: at 20 ms a look, every third bucket or so is reported.
  const heard = await reports({ seeds: [1], stream: true }, everyLook(20));
  const looks = heard.filter((report) => report.kind === 'progress');

  expect(looks.length).toBeGreaterThan(2);
  expect(looks.length).toBeLessThan(10);
  for (const look of looks) expect(look.run.ended).toBe('under-way');
});

test('a job that is not streamed reports no progress, however long it takes', async () => {
  expect(await story({ seeds: [1] }, everyLook(1000))).toEqual(['run of seed 1', 'done']);
});

test('what cannot be run is refused with the reasons', async () => {
  const guards = { calls: { 'nobody -> checkout': { retry: { maxAttempts: 3 } } }, servers: {} };
  const [report] = await reports({ guards });

  expect(report).toMatchObject({ kind: 'refused' });
  expect(report?.kind === 'refused' && report.diagnostics.length).toBeGreaterThan(0);
});

test('what is done about it is part of the run, and following calls is not', async () => {
  const actions = [{ at: seconds(5), do: { drain: { of: 'checkout' } } }];
  const digestOf = async (job: Partial<RunJob>) => runsOf(await reports({ seeds: [7], ...job }))[0]?.digest;
  const { plan } = compile(SCENARIO, NO_GUARDS);
  const taken = compileActions(plan!, actions);

  expect(await digestOf({ actions })).toBe(simulate(plan!, 7, { actions: taken.actions! }).digest);
  expect(await digestOf({ actions })).not.toBe(await digestOf({}));
  expect(await digestOf({ actions, trace: { share: 1 } })).toBe(await digestOf({ actions }));
});

test('an action that makes no sense is refused with the reasons', async () => {
  const [report] = await reports({ actions: [{ at: seconds(5), do: { drain: { of: 'nobody' } } }] });

  expect(report).toMatchObject({ kind: 'refused', diagnostics: [{ source: 'actions' }] });
});

test('a fault of ours is reported with the seed it happened on', async () => {
  expect((await reports({ seeds: [1, -1] })).at(-1)).toMatchObject({ kind: 'crashed', seed: -1 });
});

async function reports(job: Partial<RunJob>, nowMs: () => number = () => 0): Promise<RunReport[]> {
  const heard: RunReport[] = [];
  const whole: RunJob = { id: 1, scenario: SCENARIO, guards: NO_GUARDS, seeds: [1], stream: false, ...job };
  await runJob(whole, (report) => heard.push(report), nowMs);
  return heard;
}

async function story(job: Partial<RunJob>, nowMs?: () => number): Promise<string[]> {
  return (await reports(job, nowMs)).map((report) =>
    report.kind === 'run' ? `run of seed ${report.run.seed}` : report.kind,
  );
}

const runsOf = (heard: RunReport[]) => heard.flatMap((report) => (report.kind === 'run' ? [report.run] : []));

/** A clock on which every look takes so long. */
function everyLook(ms: number): () => number {
  let nowMs = 0;
  return () => (nowMs += ms);
}

const SCENARIO: Scenario = {
  version: 1,
  duration: seconds(10),
  bucket: seconds(1),
  components: {
    users: { client: { arrivals: { law: 'poisson', perSecond: 50 }, goodWithin: seconds(1), schedule: [] } },
    checkout: {
      server: { workers: 2, service: { law: 'exponential', mean: millis(10) }, refusal: 'answered', errors: 0 },
    },
  },
  arrows: { 'users -> checkout': { delay: millis(0) } },
  triggers: {},
  guards: NO_GUARDS,
};
