import { NO_GUARDS } from '@basin/engine';
import { sequentialRunner } from '@basin/experiments';
import { describe, expect, test } from 'vitest';
import { stormLab, told } from '../../test/written.fixture.ts';
import { STORM_FILES, STORM_LAB } from '../../test/storm-lab.fixture.ts';
import { openLab } from '../lab-folder/lab.ts';
import { parseLab } from '../lab-folder/parse-lab.ts';
import { neededGuards } from './needed-guards.ts';
import { score, scoreSeeds } from './score.ts';
import { scoreAxis } from './score-axis.ts';

const LAB = stormLab();
const guardsOf = (name: string) => LAB.solutions.find((solution) => solution.name === name)!.guards;
const scored = (lab = LAB, guards = guardsOf('exemplar'), seeds = [1]) =>
  score({ lab, guards, seeds }, sequentialRunner);
const declaring = (line: string) => stormLab({ 'lab.yaml': STORM_LAB.replace('seeds: {', `score: ${line}\nseeds: {`) });
const problemsOf = (line: string) => {
  const lab = STORM_LAB.replace('seeds: {', `score: ${line}\nseeds: {`);
  return told(parseLab('small-storm', { ...STORM_FILES, 'lab.yaml': lab }).diagnostics);
};

describe('the width of a metastable lab', () => {
  test('is how long its first trigger may last, and guards that cut the loop widen it', async () => {
    const [none, exemplar] = [await scored(LAB, NO_GUARDS), await scored()];
    if (none.kind !== 'width' || exemplar.kind !== 'width') throw new Error('a metastable lab has a width');

    expect(none.along.number.path).toBe('triggers["slow"].for');
    // The lab is one where 10 s are too long for nobody's guards, and the exemplar comes back from any length there is.
    expect(none.answer.width.value).toBeLessThan(10e6);
    expect(exemplar.answer.isAbove).toBe(true);
    expect(exemplar.answer.width.value).toBe(40e6);
  });

  test('is told with its interval, and in terms of the trigger that the lab has', async () => {
    const { says } = await scored(LAB, NO_GUARDS, [1, 2]);

    expect(says.replaceAll('\u00a0', ' ')).toMatch(
      /^It comes back after `slow` for [\d.]+ s \([\d.]+ s to [\d.]+ s, 50 % sure\); the lab has 10 s, so this is \d+ % of that\./,
    );
  });

  test('counts as served what the lab itself asks for after the trigger, where that is less', async () => {
    // A bound for the good day says nothing about what has come back. 16 of 200 calls a second fail for good: 0.92 of them are served, which is less than is usual.
    const lossy = { 'scenario.yaml': STORM_FILES['scenario.yaml']!.replace('errors: 0.05', 'errors: 0.08') };
    const asking = (bound: number) =>
      stormLab({
        ...lossy,
        'lab.yaml': STORM_LAB.replace('to: 90s, atLeast: 0.97', `to: 90s, atLeast: ${bound}`).replace(
          'to: 20s, atLeast: 0.98',
          'to: 20s, atLeast: 0.5',
        ),
      });
    const widthOf = async (bound: number) => {
      const found = await scored(asking(bound), guardsOf('no-retries'));
      return found.kind === 'width' && found.answer.isAbove;
    };

    expect(await widthOf(0.85)).toBe(true);
    expect(await widthOf(0.97)).toBe(false);
  });

  test('varies what the lab declares, as far as it declares', () => {
    const lab = declaring('{ at: triggers.slow.slowDown.factor, from: 2, to: 20 }');

    expect(scoreAxis(lab.scenario, openLab(lab).score)).toMatchObject({
      number: { path: 'triggers["slow"].slowDown.factor', value: 10 },
      from: 2,
      to: 20,
    });
    expect(lab.revision).toBe(LAB.revision);
  });

  test('takes the strength of a trigger that is a thing of a moment', () => {
    const crowd = {
      'scenario.yaml': STORM_FILES['scenario.yaml']!.replace(
        /slow: .*/,
        'rush: { crowd: { of: users, calls: 500 }, at: 20s }',
      ),
    };

    expect(scoreAxis(stormLab(crowd).scenario)).toMatchObject({ number: { name: 'rush: calls' }, from: 25, to: 2000 });
    expect(scoreAxis({ ...LAB.scenario, triggers: {} })).toBeUndefined();
  });

  test('asks the public seeds, and so many more that there is an interval', () => {
    expect(scoreSeeds({ ...LAB, seeds: { public: [9, 2] } })).toEqual([9, 2, 1, 3, 4, 5, 6]);
    expect(scoreSeeds(LAB, 2)).toEqual([1, 2]);
  });
});

test.each([
  ['{ at: triggers.slow.factr, from: 1, to: 2 }', 'There is no `factr`'],
  ['{ at: components.checkout.server.workers, from: 1, to: 2 }', 'does not say how hard a trigger pushes'],
  ['{ at: triggers.slow.for, from: 1, to: 2 }', 'Write durations such as 5s'],
  ['{ at: triggers.slow.slowDown.factor, from: 5s, to: 9s }', 'Write numbers'],
  ['{ at: triggers.slow.for, from: 9s, to: 5s }', 'Let `from` be below `to`'],
  ['{ at: triggers.slow.slowDown.factor, from: 1, to: 20000 }', '`to` at 10000 or less'],
])('a score %s is refused in words', (line, words) => {
  expect(problemsOf(line)).toEqual([expect.stringContaining(words)]);
});

test('a lab that is no basin is scored by its hardest goal, on the worst seed', async () => {
  const lab = stormLab({ 'lab.yaml': STORM_LAB.replace('claim: metastable', 'claim: target') });
  const met = await score({ lab, guards: guardsOf('exemplar') }, sequentialRunner);
  const missed = await score({ lab, guards: NO_GUARDS, seeds: [1, 2] }, sequentialRunner);

  if (met.kind !== 'margin' || missed.kind !== 'margin') throw new Error('its score is a margin');
  expect(met.margin).toBeGreaterThan(0);
  expect(met.typical.value).toBeGreaterThanOrEqual(met.margin);
  expect(met.typical.low).toBe(met.margin);
  expect(met.says).toContain(`\`${met.goal}\`, met with`);
  expect(missed).toMatchObject({ goal: 'recovers', margin: -1 });
  expect(missed.says).toMatch(/missed by most is `recovers`, short by 100\u00a0%/);
});

describe('guards that are needed', () => {
  const ask = (name: string) => neededGuards({ lab: LAB, guards: guardsOf(name) }, sequentialRunner);

  test('are those without which a goal is missed', async () => {
    const { all, guards, seeds } = await ask('exemplar');

    expect(seeds).toEqual([1, 2]);
    expect(all).toEqual([]);
    expect(guards.map(({ guard, isNeeded }) => [guard, isNeeded])).toEqual([
      ['retry', false],
      ['retryBudget', false],
      ['timeout', false],
      ['queueLimit', true],
    ]);
    expect(guards.at(-1)!.missed).toContainEqual({ goal: 'soon', count: 2 });
  });

  test('nothing is needed for what is missed all the same', async () => {
    const { all, guards } = await ask('more-retries');

    expect(all).toContainEqual({ goal: 'recovers', count: 2 });
    expect(guards).toMatchObject([{ guard: 'retry', isNeeded: false }]);
  });
});
