import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { experiments } from '../src/experiments/index.ts';
import { commonFields } from '../src/experiments/shared-fields.ts';
import { basin, pathsIn, REPOSITORY } from './cli.fixture.ts';

const SCENARIOS: Record<string, string> = { loops: './town', availability: './town' };
const scenarioOf = (name: string) => SCENARIOS[name] ?? './small-storm';

/** Something small to ask of each; together the lines of an experiment show every field it has. */
const ASKED: Record<string, string[][]> = {
  curve: [['--loads', '60..200', '--points', '3', '--seeds', '1..2']],
  hysteresis: [['--loads', '20..160', '--points', '3', '--hold', '20s', '--seeds', '1..2']],
  width: [
    ['--along', 'triggers.slow.for=250ms..8s', '--scan', '3', '--seeds', '1..3', '--settle', '30s'],
    // A shorter queue heals, a longer one does not, one that holds nothing loses a third of the calls.
    [
      '--along',
      'guards.servers.checkout.queueLimit.capacity=0..400',
      '--scan',
      '5',
      '--seeds',
      '1..2',
      '--settle',
      '30s',
    ],
  ],
  map: [['--columns', '5', '--rows', '3', '--seeds', '1..2', '--settle', '30s']],
  phase: [
    [
      ...'--push triggers.slow.for=300ms..2s --pushes 10 --seeds 1..6 --settle 20s --change'.split(' '),
      'set bucket 100ms',
    ],
  ],
  loops: [['--boundary', 'users,front']],
  availability: [
    ['--down', '0.01', '--beta', '0.1', '--samples', '10000'],
    ['--domain', 'rack-1=0.001', '--needed', '2', '--samples', '10000'],
  ],
  sensitivity: [
    [
      ...'--of components.checkout.server.workers --of triggers.slow.for --of components.checkout.server.errors'.split(
        ' ',
      ),
      '--of',
      'guards.calls["users -> checkout"].retry.baseDelay',
      ...'--seeds 1..2'.split(' '),
    ],
  ],
  gain: [['--seeds', '1..2', '--extra', '20']],
  warn: [['--loads', '40..120', '--points', '2', '--seeds', '1..2']],
  ablate: [['--guards', 'small-storm/solutions/exemplar.guards.yaml', '--seeds', '1..2']],
  compare: [
    ['--against', 'off triggers.slow', '--seeds', '1..2'],
    ['--against', 'set duration 61s', '--seeds', '1..2', '--change', 'off triggers.slow'],
    ['--change', 'off triggers.slow', '--against', 'set components.checkout.server.workers 1', '--seeds', '1..2'],
  ],
};

test('every experiment is asked something', () => {
  expect(Object.keys(ASKED).toSorted()).toEqual(experiments.map(({ name }) => name).toSorted());
});

describe.each(experiments.map((experiment) => [experiment.name, experiment] as const))(
  'basin %s',
  (name, { fields }) => {
    test('answers people in words, with nothing but the answer on standard output', async () => {
      const { code, out } = await basin(name, scenarioOf(name), ...(ASKED[name]?.[0] ?? []));

      expect(code).toBe(0);
      expect(out).not.toContain('\u001b');
      expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(out).toMatch(/^(A small storm|A town with everything)\n/);
    });

    test('--json prints exactly the fields that are documented', async () => {
      const told = await Promise.all(
        (ASKED[name] ?? []).map((words) => basin(name, scenarioOf(name), '--json', ...words)),
      );

      expect(told.map(({ code }) => code)).toEqual(told.map(() => 0));
      const paths = new Set(told.flatMap(({ out }) => pathsIn(JSON.parse(out), [])));
      expect([...paths].toSorted()).toEqual([...commonFields, ...fields].map((field) => field.path).toSorted());
    });
  },
);

test('the commands at the edge make runs on either side of it', async () => {
  const { out } = await basin('width', './small-storm', ...(ASKED['width']?.[0] ?? []));
  const [survived, fell] = [...out.matchAll(/pnpm basin run (.*)/g)].map(([, words = '']) =>
    [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
  );

  const ends = await Promise.all(
    [survived, fell].map(
      async (words = []) => JSON.parse((await basin('run', ...words, '--json')).out).lastTenth.recovered,
    ),
  );
  expect(ends).toEqual([true, false]);
});

test.each([
  [['width', '--along', 'triggers.slw.for=1s..2s'], 'Did you mean `slow`?'],
  [['width', '--along', 'triggers.slow.for'], 'Write path=from..to'],
  [['width', '--along', 'triggers.slow.for=1..2'], 'Write a duration such as'],
  [['width', '--along', 'triggers.slow.for=2s..1s'], 'the smaller value first'],
  [['curve', '--loads', '5..1'], 'such as 200..1600'],
  [['phase', '--x', 'queues'], 'is not measured'],
  [['warn', '--watch', 'nothing.queue'], 'is not measured'],
  [['loops', '--boundary', 'nobody'], 'There are: users, checkout'],
  [['compare'], 'Give --guards'],
  [['ablate', '--change', 'off triggers.fast'], 'is no change of this system'],
  [['map', '--columns', '1'], 'from 2 to 200'],
  [['warn', '--watch', 'checkout.hunger'], 'checkout has arrivals, served'],
  [['availability'], 'No server has replicas'],
  [['sensitivity', '--measure', 'checkout.hunger'], 'is not measured'],
  [['sensitivity', '--of', 'triggers.slw.for'], 'Did you mean `slow`?'],
  [['sensitivity', '--by', '0'], 'Nothing would be changed'],
])('basin %j is refused with exit code 2 and a sentence', async ([name = '', ...words], says) => {
  const { code, out, err } = await basin(name, './small-storm', ...words);

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
});

test.each([
  [['--of', 'stock'], 'is no server with replicas'],
  [['--needed', '3'], 'checkout has 2 replicas'],
  [['--domain', 'rack-9=0.1'], 'There are: rack-1, rack-2'],
  [['--domain', 'rack-1=2'], 'is no share'],
  [['--beta', '2'], 'from 0 to 1'],
])('basin availability %j is refused with a sentence', async (words, says) => {
  const { code, err } = await basin('availability', './town', ...words);

  expect(code).toBe(2);
  expect(err).toContain(says);
});

test('availability tells the share of the time by the formula of the beta factor', async () => {
  const asked = ['--down', '0.01', '--beta', '0.1', '--samples', '20000'];
  const told = JSON.parse((await basin('availability', './town', ...asked, '--json')).out);

  // βq + ((1 − β)q)² at q = 0.01, β = 0.1, and two replicas.
  expect(told.betaFactorFormula).toBeCloseTo(0.001 + 0.009 ** 2, 12);
  expect(Math.abs(told.exact / told.betaFactorFormula - 1)).toBeLessThan(0.01);
  expect(told.unavailable.low).toBeLessThan(told.exact);
  expect(told.unavailable.high).toBeGreaterThan(told.exact);
});

test('a closed loop is asked by its users as an open one by its rate', async () => {
  const users = ['--change', 'load clerks 0s 2x'];
  const { out } = await basin('run', './town', '--json', ...users);
  const { clients } = JSON.parse(out);
  const plain = JSON.parse((await basin('run', './town', '--json')).out).clients;

  // Five users more who think for half a second: some twice as many calls.
  expect(clients.clerks.counts.offered / plain.clerks.counts.offered).toBeGreaterThan(1.5);
  expect(clients.clerks.counts.offered / plain.clerks.counts.offered).toBeLessThan(2.5);
});

test('Ctrl-C ends an experiment in the middle, with exit code 130', async () => {
  const main = path.join(import.meta.dirname, '../src/main.ts');
  const child = spawn(process.execPath, [main, 'map', 'retry-storm', '--seeds', '1..20'], { cwd: REPOSITORY });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    // The first line of progress: it is well under way.
    if (said === '') child.kill('SIGINT');
    said += text;
  });

  const code = await new Promise((resolve) => child.on('close', resolve));

  expect(code).toBe(130);
  expect(said).toContain('runs, and more to come');
  expect(said).toContain('Stopped.');
});
