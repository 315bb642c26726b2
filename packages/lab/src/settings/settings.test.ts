import { simulate, compile } from '@basin/engine';
import { expect, test } from 'vitest';
import { guardsJsonSchema } from '../guards-file/guards-json-schema.ts';
import { parseGuards } from '../guards-file/parse-guards.ts';
import { gradeGuards } from '../grade/grade-guards.ts';
import { openLab } from '../lab-folder/lab.ts';
import { parseLab } from '../lab-folder/parse-lab.ts';
import { sequentialRunner } from '@basin/experiments';
import { STORM_FILES, STORM_LAB } from '../../test/storm-lab.fixture.ts';
import { editYaml } from '../yaml/edit-yaml.ts';
import { told } from '../../test/written.fixture.ts';
import { merged } from './setting.ts';

const SETTINGS = `
settings:
  workers: { says: Workers of checkout., at: components.checkout.server.workers, from: 1, to: 8 }
  patience: { says: How long an answer is of use., at: components.users.client.goodWithin, from: 500ms, to: 2s }
  users:
    says: How the load comes.
    options:
      open: { says: As it comes from a crowd. }
      closed:
        says: As a test tool sends it.
        sets: { components: { users: { client: { arrivals: null, closed: { users: 50, think: { constant: 200ms } } } } } }
`;

const withSettings = (settings: string) =>
  parseLab('small-storm', {
    ...STORM_FILES,
    'lab.yaml': STORM_LAB.replace('tasks:\n', `${settings.trim()}\ntasks:\n`),
  });
const LAB = withSettings(SETTINGS).lab!;
const read = (settings: string) => parseGuards(`version: 1\nsettings: ${settings}\n`, LAB);

test('what a learner sets of the system is in the system that is run', () => {
  const { scenario, guards, diagnostics } = read('{ workers: 8, patience: 2s }');

  expect(diagnostics).toEqual([]);
  expect(scenario?.components['checkout']?.['server']).toMatchObject({ workers: 8 });
  expect(scenario?.components['users']?.['client']).toMatchObject({ goodWithin: 2_000_000 });
  const run = simulate(compile(scenario!, guards).plan!, 1);
  expect(run.parts.find(({ name }) => name === 'checkout')?.series['workers']?.[3]).toBe(8);
});

test('an option exchanges as much of the system as it wants to, and what it removes is gone', () => {
  const { scenario } = read('{ users: closed }');

  expect(scenario?.components['users']?.['client']).toMatchObject({
    closed: { users: 50, think: { law: 'constant' } },
  });
  expect(scenario?.components['checkout']).toEqual(LAB.scenario.components['checkout']);
});

test('what is set to what it is already changes nothing, to the bit', () => {
  for (const settings of ['', '{}', '{ workers: }', '{ workers: 4 }', '{ users: open }', '{ patience: 1s }'])
    expect(read(settings).scenario, settings).toEqual(LAB.scenario);
});

test('what lies outside of its range is told with the range, at its line', () => {
  expect(told(read('{ workers: 9 }').diagnostics).join()).toMatch(/workers.*1 to 8/);
  expect(told(read('{ workers: 2.5 }').diagnostics).join()).toContain('whole');
  expect(told(read('{ patience: 3s }').diagnostics).join()).toContain('a duration from 500ms to 2s');
  expect(told(read('{ users: shut }').diagnostics).join()).toMatch(/`open`.*`closed`/);
  expect(told(read('{ worker: 3 }').diagnostics).join()).toContain('`workers`');
  expect(read('{ workers: 9 }').diagnostics[0]).toMatchObject({ line: 2 });
});

test('a lab that opens nothing knows no settings', () => {
  const { lab } = withSettings('');

  expect(told(parseGuards('version: 1\nsettings: { workers: 3 }\n', lab!).diagnostics).join()).toContain('settings');
});

test('a lab is told what is wrong with its settings, with the place', () => {
  const problems = (settings: string) => told(withSettings(`settings:\n  it: ${settings}`).diagnostics).join();

  expect(problems('{ says: W., at: components.chekout.server.workers, from: 1, to: 8 }')).toMatch(
    /scenario.yaml has no `components.chekout`.*`checkout`/,
  );
  expect(problems('{ says: W., at: components.checkout.server, from: 1, to: 8 }')).toContain('is not one value');
  expect(problems('{ says: W., at: components.checkout.server.workers, from: 8, to: 8 }')).toContain('range is empty');
  expect(problems('{ says: W., at: components.checkout.server.workers, from: 1s, to: 8 }')).toContain('the same form');
  expect(problems('{ says: W., at: components.checkout.server.workers, from: 0, to: 8 }')).toMatch(
    /With `0` the scenario does not hold together/,
  );
  expect(problems('{ says: W., options: { a: { says: A. }, b: { says: B. } } }')).toContain(
    '2 of its options set nothing',
  );
  expect(
    problems('{ says: W., options: { a: { says: A. }, b: { says: B., sets: { components: { checkout: null } } } } }'),
  ).toMatch(/With `b` the scenario does not hold together/);
});

test('a verdict is about the system as it was set', async () => {
  const grade = async (settings: string) => {
    const text = `version: 1\nsettings: ${settings}\n`;
    const { verdict } = await gradeGuards(LAB, text, { seeds: [1], runner: sequentialRunner });
    return verdict;
  };

  expect(await grade('{}')).toMatchObject({ status: 'fail' });
  // Twice the workers: a storm of four attempts per call is less than they can do.
  expect((await grade('{ workers: 8 }')).goals.find(({ goal }) => goal === 'recovers')).toMatchObject({ met: true });
  expect((await grade('{ users: closed }')).status).not.toBe('error');
});

test('moving an end of a range or an option moves the revision, and a better sentence does not', () => {
  const revision = (settings: string) => withSettings(settings).lab!.revision;

  expect(revision(SETTINGS.replace('Workers of checkout', 'How many serve'))).toBe(LAB.revision);
  expect(revision(SETTINGS.replace('to: 8', 'to: 9'))).not.toBe(LAB.revision);
  expect(revision(SETTINGS.replace('users: 50', 'users: 60'))).not.toBe(LAB.revision);
});

test('a browser has what it takes to set them', () => {
  const { guards: _, ...parsed } = parseGuards('version: 1\nsettings: { users: closed }\n', openLab(LAB));

  expect(parsed).toEqual({ scenario: read('{ users: closed }').scenario, diagnostics: [] });
});

test('the editor offers them with their meaning, their range and what the system has', () => {
  const { settings } = guardsJsonSchema(LAB).properties!;

  expect(settings?.properties?.['workers']).toMatchObject({ type: 'integer', minimum: 1, maximum: 8, default: 4 });
  expect(settings?.properties?.['workers']?.markdownDescription).toMatch(
    /Workers of checkout\.[^]*from 1 to 8[^]*has `4`/,
  );
  expect(settings?.properties?.['users']).toMatchObject({ enum: ['open', 'closed'] });
  expect(settings?.properties?.['users']?.markdownDescription).toContain('- `closed`: As a test tool sends it.');
  expect(guardsJsonSchema({ allowed: LAB.allowed }).properties).not.toHaveProperty('settings');
});

test('a form sets one, exchanges it in its place, and takes it back, and comments stay', () => {
  const edited = (text: string, to?: number) => editYaml(text, [{ path: ['settings', 'workers'], to }]);
  const set = edited('version: 1 # mine\n', 6);
  expect(set).toBe('version: 1 # mine\nsettings:\n  workers: 6\n');

  const noted = set.replace('6', '6 # why not');
  expect(edited(noted, 7)).toBe(noted.replace('6', '7'));
  expect(edited(noted)).toContain('# why not');
  expect(edited('version: 1\n')).toBe('version: 1\n');
});

test('a merge patch is that of RFC 7396', () => {
  // The table of its appendix A, where target and patch are maps.
  expect(merged({ a: 'b' }, { a: 'c' })).toEqual({ a: 'c' });
  expect(merged({ a: 'b' }, { b: 'c' })).toEqual({ a: 'b', b: 'c' });
  expect(merged({ a: 'b' }, { a: null })).toEqual({});
  expect(merged({ a: 'b', b: 'c' }, { a: null })).toEqual({ b: 'c' });
  expect(merged({ a: ['b'] }, { a: 'c' })).toEqual({ a: 'c' });
  expect(merged({ a: 'c' }, { a: ['b'] })).toEqual({ a: ['b'] });
  expect(merged({ a: { b: 'c' } }, { a: { b: 'd', c: null } })).toEqual({ a: { b: 'd' } });
  expect(merged({ e: null }, { a: 1 })).toEqual({ e: null, a: 1 });
  expect(merged({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } });
});
