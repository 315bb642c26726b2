import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { experiments } from '../src/experiments/index.ts';
import { jsonReference } from '../src/json/reference.ts';
import { basin, basinIn, REPOSITORY } from './cli.fixture.ts';

const COMMANDS = [
  [],
  ['run'],
  ...experiments.map(({ name }) => [name]),
  ['grade'],
  ['labs', 'new'],
  ['labs', 'dev'],
  ['labs', 'check'],
  ['labs', 'sweep'],
  ['guards'],
  ['guards', 'export'],
];

test('JSON.md is what `help json` prints', async () => {
  const { out } = await basin('help', 'json');

  expect(out).toBe(jsonReference());
  expect(readFileSync(path.join(import.meta.dirname, '../JSON.md'), 'utf8')).toBe(out);
});

/** Starting the program takes its time: every help is asked for once. */
const helps = Promise.all(COMMANDS.map(async (words) => ({ words, ...(await basin(...words, '--help')) })));

test('the help of every command tells exit codes and has examples', async () => {
  for (const { words, code, err, out } of await helps) {
    expect({ words, code, err }).toEqual({ words, code: 0, err: '' });
    expect(out).toContain('Exit codes: 0 ');
    expect(out).toContain('$ pnpm basin ');
  }
});

test.each([[[]], [['run']], [['labs', 'check']]])('help %j is the help of that command', async (words) => {
  const explained = await basin('help', ...words);

  expect(explained.out).toBe((await helps).find((each) => each.words.join(' ') === words.join(' '))?.out);
});

test('every example works as it is written', async () => {
  const texts = (await helps).map(({ out }) => out);
  const examples = [
    ...new Set(
      texts.flatMap((text) => [...text.matchAll(/\$ pnpm (?:--silent )?basin (.*)/g)].map(([, each]) => each!)),
    ),
  ];

  expect(examples.length).toBeGreaterThan(8);
  for (const example of examples) {
    const words = example.replace(/ > .*/, '').split(' ');
    for (const word of words.filter((each) => each.includes('/') && !each.includes('=')))
      expect(existsSync(path.join(REPOSITORY, word)), word).toBe(true);
    // These take their time, write or wait, and what they do is tested on small labs.
    if (['--seeds', '--hidden', '--score', 'labs'].some((word) => words.includes(word))) continue;
    const { code } = await basinIn(REPOSITORY, words);
    expect({ example, code }).toEqual({ example, code: words.includes('labs/retry-storm/start.guards.yaml') ? 1 : 0 });
  }
});

test('an unknown command is answered with the one that was meant, and exit code 2', async () => {
  const [command, topic] = await Promise.all([basin('gradde'), basin('help', 'jsn')]);

  expect(command).toMatchObject({ code: 2, out: '' });
  expect(command.err).toContain('Did you mean grade?');
  expect(topic).toMatchObject({ code: 2, out: '' });
  expect(topic.err).toContain('Did you mean "json"?');
});
