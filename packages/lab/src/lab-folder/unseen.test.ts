import type { Scenario } from '@basin/engine';
import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { STORM_FILES, STORM_LAB } from '../../test/storm-lab.fixture.ts';
import { checkLab } from '../check/check-lab.ts';
import { merged } from '../settings/setting.ts';
import { grade } from '../grade/grade.ts';
import { gradeGuards } from '../grade/grade-guards.ts';
import { openLab, scenarioAt } from './lab.ts';
import { parseLab } from './parse-lab.ts';

/** The small storm as a lab of numbers to meet, of which one hidden seed meets something else. */
function labWith(unseen: string) {
  const text = STORM_LAB.replace('claim: metastable', 'claim: target');
  return parseLab('small-storm', { ...STORM_FILES, 'lab.yaml': `${text}${unseen}` });
}
const SLOWER =
  'unseen: { outage: { seeds: [12], sets: { triggers: { slow: null, gone: { capacityLoss: { of: checkout }, at: 22s, for: 5s } } } } }\n';
const LAB = labWith(SLOWER).lab!;
const names = (seed: number) => Object.keys(scenarioAt(LAB, LAB.scenario, seed).triggers);

test('a hidden seed meets its own triggers, and no other seed does', () => {
  expect(names(12)).toEqual(['gone']);
  expect(names(11)).toEqual(['slow']);
  expect(names(1)).toEqual(['slow']);
});

test('only what it says is changed, and what a learner has set elsewhere stays', () => {
  const { lab } = labWith(
    'unseen: { small: { seeds: [11], sets: { components: { checkout: { server: { workers: 3 } } } } } }\n',
  );
  const patient = merged(lab!.scenario, { components: { checkout: { server: { errors: 0.2 } } } }) as Scenario;
  const { checkout, users } = scenarioAt(lab!, patient, 11).components;

  expect(checkout).toMatchObject({ server: { workers: 3, errors: 0.2 } });
  expect(users).toEqual(lab!.scenario.components['users']);
  expect(lab!.unseen[0]?.patch).toEqual({ components: { checkout: { server: { workers: 3 } } } });
});

test('a day without triggers stays one', () => {
  expect(scenarioAt(LAB, { ...LAB.scenario, triggers: {} }, 12).triggers).toEqual({});
});

test('a browser hears nothing of it, and the same guards are another matter with and without it', () => {
  expect(JSON.stringify(openLab(LAB))).not.toContain('gone');
  expect(scenarioAt(openLab(LAB), LAB.scenario, 12)).toBe(LAB.scenario);
  expect(LAB.revision).not.toBe(labWith('').lab!.revision);
});

test('a verdict rests on what each seed met, and runs of anything else are our fault', async () => {
  const seeds = [1, 12];
  const { runs, verdict } = await gradeGuards(LAB, LAB.start, { seeds, runner: sequentialRunner });

  expect(verdict.status).toBe('fail');
  expect(runs.map(({ marks }) => marks[0]?.name)).toEqual(['slow', 'gone']);
  expect(grade(labWith('').lab!, runs, seeds).status).toBe('error');
});

test('the check runs hidden seeds with what they meet', async () => {
  const met: string[][] = [];
  await checkLab({ ...LAB, seeds: { public: [1], hidden: [12] } }, (jobs, onProgress, signal) => {
    met.push(...jobs.map(({ scenario, seed }) => [String(seed), ...Object.keys(scenario.triggers)]));
    return sequentialRunner(jobs, onProgress, signal);
  });

  expect([...new Set(met.map((each) => each.join(' ')))].sort()).toEqual(['1', '1 slow', '12', '12 gone']);
});

test.each([
  ['of a seed that anybody may see', 'seeds: [2], sets: {}', '2 is no hidden seed.'],
  ['that makes no system', 'seeds: [11], sets: { components: { checkout: null } }', 'makes no system'],
  ['that is no scenario', 'seeds: [11], sets: { triggers: { slow: { at: soon } } }', 'makes no system'],
])('a file is refused %s', (_, entry, says) => {
  expect(
    labWith(`unseen: { odd: { ${entry} } }\n`)
      .diagnostics.map((each) => each.says)
      .join(),
  ).toContain(says);
});

test('a lab that claims a failure shows it on every seed: hidden ones have its triggers', () => {
  const withParts = (sets: string) =>
    parseLab('small-storm', {
      ...STORM_FILES,
      'lab.yaml': `${STORM_LAB}unseen: { odd: { seeds: [12], sets: ${sets} } }\n`,
    }).diagnostics.map(({ says }) => says);

  expect(withParts('{ triggers: { slow: null } }').join()).toContain('A `metastable` lab shows what its triggers do');
  expect(withParts('{ components: { checkout: { server: { workers: 3 } } } }')).toEqual([]);
});
