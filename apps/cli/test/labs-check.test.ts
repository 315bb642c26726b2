import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFields } from '../src/json/check-json.ts';
import { basin, FIXTURES, pathsIn } from './cli.fixture.ts';

let folder: string;
const unsound = () => path.join(folder, 'unsound');

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'basin-'));
  cpSync(path.join(FIXTURES, 'small-storm'), unsound(), { recursive: true });
  writeFileSync(path.join(unsound(), 'solutions/exemplar.guards.yaml'), 'version: 1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a sound lab is told gate by gate, with exit code 0', async () => {
  const { code, out, err } = await basin('labs', 'check', './small-storm');

  expect(out).not.toContain('✘');
  expect(code).toBe(0);
  expect(err).not.toContain('error');
  for (const gate of ['controls', 'start fails', 'exemplar passes', 'decoys fail', 'cost', 'words'])
    expect(out).toContain(`\n${gate}\n`);
  expect(out).toMatch(/SOUND\. \d+ findings over 4 seeds/);
});

test('a lab whose exemplar does not pass ends with exit code 1', async () => {
  const { code, out } = await basin('labs', 'check', unsound());

  expect(code).toBe(1);
  expect(out).toMatch(/✘ exemplar/);
  expect(out).toContain('NOT SOUND');
});

test('--json prints exactly the fields that are documented; what cannot be read is in it, with exit code 2', async () => {
  const { code, out } = await basin('labs', 'check', './small-storm', unsound(), './calm', 'nowhere', '--json');

  expect(code).toBe(2);
  const told = JSON.parse(out);
  expect(told.labs.map((lab: { status: string }) => lab.status)).toEqual(['sound', 'unsound', 'invalid', 'invalid']);
  expect([...new Set(pathsIn(told, []))].sort()).toEqual(checkFields.map((field) => field.path).sort());
});
