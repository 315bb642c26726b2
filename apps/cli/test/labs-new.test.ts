import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CLAIMS, writeLab } from '../src/commands/labs-new.ts';
import { basin } from './cli.fixture.ts';

const claims = Object.keys(CLAIMS) as (keyof typeof CLAIMS)[];

async function newLab(claim: keyof typeof CLAIMS): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'basin-lab-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const folder = path.join(home, 'my-own');
  await writeLab(folder, claim, { title: 'My $1 own', slug: 'my-own' });
  return folder;
}

test.each(claims)('a new lab that claims %s is sound before its author has changed a word', async (claim) => {
  const folder = await newLab(claim);
  const { code, out } = await basin('labs', 'check', folder, '--seeds', '2');

  expect(out).toMatch(/^my-own: My \$1 own\n/);
  expect({ code, wrong: out.split('\n').filter((line) => line.includes('✘')) }).toEqual({ code: 0, wrong: [] });
});

test('what cannot be a new lab is refused, and nothing is written', async () => {
  const [name, claim, taken] = await Promise.all([
    basin('labs', 'new', 'Noon_Rush'),
    basin('labs', 'new', 'noon-hour-rush', '--claim', 'metastabel'),
    basin('labs', 'new', 'retry-storm'),
  ]);

  expect(name).toMatchObject({ code: 2, err: expect.stringContaining('"Noon_Rush" is no slug.') as string });
  expect(claim).toMatchObject({ code: 2, err: expect.stringContaining('metastable, collapse, target') as string });
  expect(taken).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is a lab retry-storm already') as string,
  });
});

test('a sweep draws the lab on its cliff: down as it is, up with the exemplar', async () => {
  const folder = await newLab('metastable');
  const { code, out } = await basin('labs', 'sweep', folder, '--columns', '5', '--rows', '3');

  const [asItIs = '', exemplar = ''] = out.split('with the exemplar');
  expect(code).toBe(0);
  expect(asItIs).toMatch(/slowDown\.factor upwards/);
  expect(asItIs).toContain('●');
  expect(exemplar).toContain('○');
  expect(exemplar.slice(0, exemplar.indexOf('triggers.slow.for'))).not.toMatch(/[█▒]/);
});

test('while a lab is written its gates speak at every save, and Ctrl-C ends it', async () => {
  const folder = await newLab('target');
  const main = path.join(import.meta.dirname, '../src/main.ts');
  const child = spawn(process.execPath, [main, 'labs', 'dev', folder, '--no-page']);
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const said = (words: RegExp): Promise<void> => expect.poll(() => out, { timeout: 120_000 }).toMatch(words);

  await said(/SOUND\. \d+ findings over 1 seed[^]*Waits for/);
  expect(out).not.toContain('NOT SOUND');
  const exemplar = path.join(folder, 'solutions/exemplar.guards.yaml');
  await writeFile(exemplar, (await readFile(exemplar, 'utf8')).replace('workers: 6', 'workers: 30'));
  await said(/NOT SOUND[^]*Waits for/);
  await writeFile(exemplar, 'version: 1\nsettings:\n  workers: 60\n');
  await said(/Waits for[^]*Waits for[^]*Waits for/);

  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});
