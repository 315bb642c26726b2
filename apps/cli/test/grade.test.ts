import { expect, test } from 'vitest';
import { gradeFields } from '../src/json/grade-json.ts';
import { basin, pathsIn } from './cli.fixture.ts';

const LAB = './small-storm';
const EXEMPLAR = 'small-storm/solutions/exemplar.guards.yaml';
const START = 'small-storm/start.guards.yaml';

test('an answer that meets every goal passes with exit code 0', async () => {
  const { code, out } = await basin('grade', LAB, EXEMPLAR);

  expect(code).toBe(0);
  expect(out).toContain('2 seeds: 1, 2');
  expect(out).toContain('✔ recovers, for "Bring it back"');
  expect(out).toContain('PASS 2 of 2 goals met');
});

test('an answer that misses a goal fails with exit code 1, with why and where to look', async () => {
  const { code, out } = await basin('grade', LAB, START);

  expect(code).toBe(1);
  expect(out).toContain('✘ recovers');
  expect(out).toMatch(/look at seed \d, from \d+ s to/);
  expect(out).toContain('FAIL');
});

test('hidden seeds are added only where they are asked for', async () => {
  const open = JSON.parse((await basin('grade', LAB, EXEMPLAR, '--json')).out);
  const whole = JSON.parse((await basin('grade', LAB, EXEMPLAR, '--json', '--hidden')).out);

  const seeds = (verdict: { runs: { seed: number }[] }) => verdict.runs.map(({ seed }) => seed);
  expect(seeds(open)).toEqual([1, 2]);
  expect(seeds(whole)).toEqual([1, 2, 101, 102]);
});

test('an answer that cannot be read is invalid, with exit code 2 and a caret below the place', async () => {
  const { code, out, err } = await basin('grade', LAB, 'broken/guards.yaml');

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('broken/guards.yaml:3:35: error: `aftr`');
  expect(err).toContain(
    '    3 |   users -> checkout: { timeout: { aftr: 250ms } }\n      |                                   ^^^^\n',
  );
  expect(err).toContain('Did you mean `after`?');
  expect(err).not.toContain('    at ');
});

test('--json prints exactly the fields that are documented, in whichever state', async () => {
  const failed = await basin('grade', LAB, START, '--json');
  const scored = await basin('grade', LAB, EXEMPLAR, '--json', '--score');
  const invalid = await basin('grade', LAB, 'broken/guards.yaml', '--json', '--score');

  expect([failed.code, scored.code, invalid.code]).toEqual([1, 0, 2]);
  const paths = new Set([failed, scored, invalid].flatMap(({ out }) => pathsIn(JSON.parse(out), [])));
  expect([...paths].sort()).toEqual(gradeFields.map((field) => field.path).sort());
  expect(JSON.parse(invalid.out)).toMatchObject({ status: 'invalid', goals: [], runs: [] });
});

test('--score says in a sentence how large a trigger is survived', async () => {
  const { code, out } = await basin('grade', LAB, START, '--score');

  expect(code).toBe(1);
  expect(out.replaceAll(/\s+/g, ' ')).toMatch(/Score: It (comes back|stays down)[^.]* after `slow` .*the lab has/);
});

test('a lab that does not exist is answered with the one that was meant', async () => {
  const { code, err } = await basin('grade', 'retry-strom', START);

  expect(code).toBe(2);
  expect(err).toContain('Did you mean "retry-storm"?');
});

test('a folder that is no lab is told by what is missing', async () => {
  const { code, err } = await basin('grade', './calm', START);

  expect(code).toBe(2);
  expect(err).toContain('calm/lab.yaml:1:1: error: The lab has no such file.');
});
