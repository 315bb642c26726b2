import { micros, seconds, type ActionSettings } from '@basin/engine';
import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { DRILL_FILES, drillFiles, openDrill } from '../../../test/drill.fixture.ts';
import type { LabFiles } from '../../lab-folder/assemble-lab.ts';
import { drill } from './drill.ts';
import { effectsOf, orderedEntry } from './orders.ts';

const says = (files: LabFiles) =>
  drill.parse('slow-desk', files).diagnostics.map((each) => `${each.file}: ${each.says}`);
const exercise = drill.parse('slow-desk', DRILL_FILES).exercise!;
const grade = (answer: unknown) => exercise.grade(answer, sequentialRunner);
const ROLL_BACK = { rollBack: { of: 'deploy' } };
const at = (second: number, what: ActionSettings['do']): ActionSettings => ({ at: seconds(second), do: what });

test('an order takes effect when it has taken as long as the runbook says, and not at all after the end', () => {
  const effects = effectsOf(openDrill, [at(30, ROLL_BACK), at(56, ROLL_BACK)]);

  expect(effects).toEqual([at(35, ROLL_BACK)]);
});

test('of two that take effect at once the one that was ordered first comes first', () => {
  const [restart, cut] = [{ restart: { of: 'desk' } }, { cutTraffic: { of: 'users', share: 0 } }];

  expect(effectsOf(openDrill, [at(22, restart), at(27, ROLL_BACK), at(30, cut)])).toEqual([
    at(32, restart),
    at(32, ROLL_BACK),
    at(32, cut),
  ]);
});

test('what leaves something in another position can be taken back, as fast as it was done', () => {
  const undo = { undo: { action: 'cutTraffic', of: 'users' } };

  expect(orderedEntry(openDrill, { do: undo })).toMatchObject({ entry: { id: 'cut' }, option: 'undo' });
  expect(effectsOf(openDrill, [at(30, undo)])).toEqual([at(32, undo)]);
  expect(openDrill.runbook.map((entry) => entry.undo !== undefined)).toEqual([false, true, false, false]);
});

test('what the runbook does not offer is no answer, and neither is what was done before anybody came', async () => {
  const wrong = async (order: string) => grade([{ at: '30s', ...JSON.parse(order) }]);

  await expect(wrong('{"do":{"rollBack":{"of":"deploy"}},"at":"19s"}')).resolves.toMatchObject({
    status: 'invalid',
    says: expect.stringContaining('from 20s'),
  });
  await expect(wrong('{"do":{"cutTraffic":{"of":"users","share":0.1}}}')).resolves.toMatchObject({
    status: 'invalid',
    says: expect.stringContaining('the runbook offers'),
  });
  await expect(wrong('{"do":{"dropQueue":{"of":"desk"}}}')).resolves.toMatchObject({ status: 'invalid' });
  await expect(wrong('{"do":{"cutTraffic":{"of":"users","share":0}},"for":"3s"}')).resolves.toMatchObject({
    status: 'invalid',
  });
  await expect(grade({ seed: 3, actions: [] })).resolves.toMatchObject({ status: 'invalid' });
});

test('a play is held against the seed that was played; what an author writes against every public one', async () => {
  const right = [{ at: '21s', do: ROLL_BACK }];

  await expect(grade({ seed: 11, actions: right })).resolves.toMatchObject({
    status: 'pass',
    parts: [{ part: 'back', look: { seed: 11 } }, { part: 'prompt' }],
  });
  const seeds: number[] = [];
  await exercise.grade(right, (jobs, ...rest) => {
    seeds.push(...jobs.map(({ seed }) => seed));
    return sequentialRunner(jobs, ...rest);
  });
  expect(seeds).toEqual([1, 2]);
});

test('the time an order takes is part of the verdict', async () => {
  const late = [{ at: '34s', do: ROLL_BACK }];

  await expect(grade(late)).resolves.toMatchObject({ status: 'fail', parts: [{ met: true }, { met: false }] });
});

test('nobody passes by keeping everybody away', async () => {
  const { parts } = await grade([{ at: '21s', do: { cutTraffic: { of: 'users', share: 0 } } }]);

  // Of the 40 who would have come each second none is served.
  expect(parts[0]).toMatchObject({ met: false, says: expect.stringMatching(/is 0\/s of (3|4)\d(\.\d)?\/s offered/) });
});

test('a drill whose parts do not fit one another says where', () => {
  expect(says(DRILL_FILES)).toEqual([]);
  expect(says(drillFiles('of: desk, noise', 'of: desc, noise'))).toEqual([
    'lab.yaml: `queueMean` cannot be asked of `desc`.',
  ]);
  expect(says(drillFiles('takes: 5s', 'takes: 1500ms'))).toEqual(['lab.yaml: This is no whole step of the series.']);
  expect(says(drillFiles('arrive: 20s', 'arrive: 60s'))).toEqual(['lab.yaml: Nobody can arrive then.']);
  expect(says(drillFiles('seeds: [11]', 'seeds: [2]'))).toEqual(['lab.yaml: This seed is public.']);
  expect(says(drillFiles('restart: { of: desk }', 'restart: { of: users }'))[0]).toContain('`users` is nothing');
  expect(says(drillFiles('share: [0.5, 0]', 'share: [0.5, 2]'))[0]).toContain('lab.yaml: ');
  expect(says(drillFiles('from: 40s, to: 60s', 'from: 40s, to: 70s'))[0]).toContain('after the run has ended');
});

const unsound = async (files: LabFiles) =>
  (await drill.parse('slow-desk', files).exercise!.check(sequentialRunner))
    .filter(({ ok }) => !ok)
    .map(({ gate, subject }) => `${gate}: ${subject}`);

test('a drill is sound when it is down on arrival, right answers pass with a margin and nothing passes by itself', async () => {
  await expect(unsound(DRILL_FILES)).resolves.toEqual([]);
});

test('each unsound thing is found by its gate', async () => {
  const harmless = await unsound(drillFiles('factor: 8', 'factor: 1.1', 'scenario.yaml'));

  expect(harmless).toContain('controls: down on arrival');
  expect(harmless).toContain('degenerate list fails: nothing');
  await expect(unsound(drillFiles('atLeast: 0.9', 'atLeast: 0.9999'))).resolves.toContain(
    'exemplar passes: exemplar, on every seed that is played',
  );
});

test('a reason exempts a degenerate answer, and nothing else does', async () => {
  const lenient = DRILL_FILES['lab.yaml']!.replace(
    /from: \d0s, to: 60s, atLeast: 0.\d/g,
    'from: 0s, to: 60s, atLeast: 0.1',
  );
  const files = { ...DRILL_FILES, 'lab.yaml': lenient };
  const exempted = { ...files, 'lab.yaml': `${lenient}exempt: { nothing: It heals by itself. }\n` };

  expect(await unsound(files)).toContain('degenerate list fails: nothing');
  expect(await unsound(exempted)).not.toContain('degenerate list fails: nothing');
});

test('times are whole µs in the open drill', () => {
  expect(openDrill.arriveUs).toBe(micros(20e6));
  expect(openDrill.exam).toEqual({ delayUs: 4e6, seeds: [11] });
});
