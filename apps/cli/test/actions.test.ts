import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { basin } from './cli.fixture.ts';

const json = async (...args: string[]) => JSON.parse((await basin('run', './small-storm', ...args, '--json')).out);

test('what somebody does about a storm ends it, and is told in words and in JSON', async () => {
  const { code, out } = await basin('run', './small-storm', '--actions', 'storm.actions.yaml');

  expect(code).toBe(0);
  expect(out).toContain('In the end healthy');
  expect(out).toMatch(/^action .*├?shed 50 %/m);
  expect(out).toContain('action disableRetries upon users -> checkout');
  expect(out).toContain('action disableRetries is over at users -> checkout');
  expect(out).toContain('action dropQueue upon checkout');
});

test('the actions that a run has recorded, read back from its JSON, give the same run', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'basin-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'recorded.json');
  const [idle, acted] = await Promise.all([json(), json('--actions', 'storm.actions.yaml')]);
  expect(acted.actions).toEqual([
    { at: '35s', do: { disableRetries: { of: 'users -> checkout' } }, for: '10s' },
    { at: '35s', do: { dropQueue: { of: 'checkout' } } },
    { at: '36s', do: { shed: { of: 'users -> checkout', share: 0.5 } }, for: '2s' },
  ]);
  await writeFile(file, JSON.stringify(acted.actions, null, 2));

  const again = await json('--actions', file);

  expect(again.digest).toBe(acted.digest);
  expect(again.actions).toEqual(acted.actions);
  expect(idle.actions).toEqual([]);
  expect(idle.digest).not.toBe(acted.digest);
});

test('many seeds are acted upon alike', async () => {
  const [one, many] = await Promise.all([
    json('--actions', 'storm.actions.yaml', '--seed', '2'),
    json('--actions', 'storm.actions.yaml', '--seeds', '1..2'),
  ]);

  expect(many.recovered).toBe(2);
  expect(many.runs[1].digest).toBe(one.digest);
});

test('a trace shows every step of the calls that were followed, and changes nothing', async () => {
  const [plain, traced] = await Promise.all([json(), json('--trace', '0.02')]);

  expect(traced.digest).toBe(plain.digest);
  expect(plain.trace).toBeUndefined();
  expect(traced.trace.share).toBe(0.02);
  const calls = traced.trace.spans.filter(({ parent }: { parent: number | null }) => parent === null);
  // About 6000 calls, of which each is followed with a chance of 2 %: 120, a standard error of 11; five of them.
  expect(Math.abs(calls.length - 0.02 * traced.clients.users.counts.offered)).toBeLessThan(55);
  expect(
    calls.every(({ kind, part }: { kind: string; part: string }) => kind === 'call' && part === 'users -> checkout'),
  ).toBe(true);
});

test('an action upon nothing, or after the end, is told by file, line, column and a caret', async () => {
  const { code, out, err } = await basin('run', './small-storm', '--actions', 'broken/actions.yaml');

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatchInlineSnapshot(`
    "broken/actions.yaml:2:32: error: \`users -> chekout\` is nothing that \`shed\` can happen to.
        2 | - { at: 36s, do: { shed: { of: users -> chekout, share: 0.5 } } }
          |                                ^^^^^^^^^^^^^^^^
          = Write \`users -> checkout\`.

    broken/actions.yaml:3:9: error: This is no time of the run.
        3 | - { at: 2h, do: { restart: { of: checkout } } }
          |         ^^
          = Write a time before 1m.

    2 problems.
    "
  `);
});

test('an action that does not exist, and a time that is none, likewise', async () => {
  const { code, err } = await basin('run', './small-storm', '--actions', 'broken/shape.actions.yaml');

  expect(code).toBe(2);
  expect(err).toMatchInlineSnapshot(`
    "broken/shape.actions.yaml:1:14: error: \`do\` does not say exactly one thing.
        1 | - { at: 35s, do: { shedd: { of: users -> checkout } } }
          |              ^^
          = Write one of \`addCapacity\`, \`cutTraffic\`, \`disableRetries\`, \`drain\`, \`dropQueue\`, \`ejectReplica\`, \`rampTraffic\`, \`restart\`, \`rollBack\`, \`serveStale\`, \`shed\`, \`undo\`. What is done.

    broken/shape.actions.yaml:1:20: error: \`shedd\` is not known in \`do\`.
        1 | - { at: 35s, do: { shedd: { of: users -> checkout } } }
          |                    ^^^^^
          = Did you mean \`shed\`? Allowed here are \`addCapacity\`, \`cutTraffic\`, \`disableRetries\`, \`drain\`, \`dropQueue\`, \`ejectReplica\`, \`rampTraffic\`, \`restart\`, \`rollBack\`, \`serveStale\`, \`shed\` and \`undo\`.

    broken/shape.actions.yaml:2:9: error: \`at\` cannot be \`soon\`.
        2 | - { at: soon, do: { restart: { of: checkout } } }
          |         ^^^^
          = Write a duration such as 250ms or 2s. When it is done.

    3 problems.
    "
  `);
});

test('with --json what is wrong with the actions is JSON, too', async () => {
  const { code, out } = await basin('run', './small-storm', '--actions', 'broken/actions.yaml', '--json');

  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ status: 'invalid', diagnostics: [{ line: 2 }, { line: 3 }] });
});

test('a file that is not there is refused', async () => {
  const { code, err } = await basin('run', './small-storm', '--actions', 'nowhere.yaml');

  expect(code).toBe(2);
  expect(err).toContain('There is no nowhere.yaml.');
});
