import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportFields } from '../src/json/export-json.ts';
import { basin, pathsIn } from './cli.fixture.ts';

const EXEMPLAR = 'small-storm/solutions/exemplar.guards.yaml';

test('one file goes to standard output as it is, what could not be carried to standard error', async () => {
  const { code, out, err } = await basin(
    'guards',
    'export',
    'small-storm',
    '--guards',
    EXEMPLAR,
    '--to',
    'resilience4j',
  );

  expect(code).toBe(0);
  expect(out).toMatch(/^# Guards of “A small storm”\.\n/);
  expect(out).toContain('maxAttempts: 4');
  expect(err).toContain('retryBudget of users -> checkout');
  expect(err).toContain('Instead: ');
});

test('several files go into a folder', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'basin-export-'));
  try {
    const { code, out } = await basin('guards', 'export', 'small-storm', '--to', 'envoy', '--into', folder);

    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect((await readdir(folder)).toSorted()).toEqual(['checkout.envoy.yaml', 'users.envoy.yaml']);
    expect(await readFile(path.join(folder, 'users.envoy.yaml'), 'utf8')).toContain('num_retries: 3');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('--json prints exactly the fields that are documented', async () => {
  const { code, out } = await basin('guards', 'export', 'small-storm', '--guards', EXEMPLAR, '--to', 'grpc', '--json');

  expect(code).toBe(0);
  const paths = new Set(pathsIn(JSON.parse(out), []));
  expect([...paths].toSorted()).toEqual(exportFields.map((field) => field.path).toSorted());
});

test('a system that is not known is refused with those that are', async () => {
  const { code, err } = await basin('guards', 'export', 'small-storm', '--to', 'nginx');

  expect(code).toBe(2);
  expect(err).toContain('envoy, istio, grpc, resilience4j, polly, cockatiel');
});
