import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import * as YAML from 'yaml';
import { begin, compile, NO_GUARDS, seconds } from '../src/index.ts';
import type * as OnDemand from '../src/on-demand.ts';
import { parseGuards, parseScenario } from './written.fixture.ts';

/** What only a platform has. The bundler puts a telling name in place of each that is used and is not one of ours. */
const PLATFORM = Object.fromEntries(
  [
    'require',
    'process',
    'document',
    'window',
    'self',
    'globalThis',
    'performance',
    'Date',
    'Intl',
    'Math.random',
    'Math.log',
    'Math.exp',
    'Math.pow',
    'Math.sin',
  ].map((name) => [name, `$asks_for_${name.replace('.', '_')}`]),
);

interface Bundle {
  readonly code: string;
  readonly gzipped: number;
  /** The modules in it. */
  readonly inputs: readonly string[];
  /** The modules that it imports when it needs them. */
  readonly later: readonly string[];
}

/** Minified, and without what is imported later, or is there already. */
async function bundleOf(entry: string, there: readonly string[] = []): Promise<Bundle> {
  const later = new Set<string>();
  const cut: Plugin = {
    name: 'cut',
    setup: (bundler) =>
      bundler.onResolve({ filter: /^[.]/ }, ({ kind, path: written, resolveDir }) => {
        const file = path.join(resolveDir, written);
        if (kind === 'dynamic-import') later.add(file);
        return kind === 'dynamic-import' || there.includes(file) ? { external: true, path: written } : undefined;
      }),
  };
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    define: PLATFORM,
    format: 'esm',
    metafile: true,
    minify: true,
    plugins: [cut],
    write: false,
  });
  const code = outputFiles[0]!.text;
  const inputs = Object.keys(metafile.inputs).map((file) => path.resolve(file));
  return { code, gzipped: gzipSync(code).length, inputs, later: [...later] };
}

const source = (file: string): string => fileURLToPath(new URL(`../src/${file}`, import.meta.url));
const named = (file: string): string => path.relative(source('.'), file);

let first: Bundle;
let whole: Bundle;

beforeAll(async () => {
  [first, whole] = await Promise.all([bundleOf(source('on-demand.ts')), bundleOf(source('index.ts'))]);
});

// The goal is 30 kB with the worker's own lines, which are 0.3 kB.
test('what a worker fetches to begin with fits into 29.5 kB, gzipped', () => {
  expect(first.gzipped).toBeLessThanOrEqual(29_500);
});

test('it runs the lab retry-storm, with its guards and without, and fetches nothing more', async () => {
  const read = (file: string) =>
    YAML.parse(readFileSync(new URL(`../../../labs/retry-storm/${file}`, import.meta.url), 'utf8'));
  const scenario = parseScenario(read('scenario.yaml'));
  const folder = mkdtempSync(path.join(tmpdir(), 'basin-bundle-'));
  try {
    // Alone in a folder: whatever it imported would not be found.
    writeFileSync(path.join(folder, 'first.mjs'), first.code);
    const door = (await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, 'first.mjs')).href
    )) as typeof OnDemand;
    for (const guards of [NO_GUARDS, parseGuards(read('solutions/exemplar.guards.yaml'))]) {
      const [run, same] = [door.begin(await door.load(scenario, guards), 1), begin(compile(scenario, guards).plan!, 1)];
      // Until the trigger is under way.
      for (const each of [run, same]) each.advance(seconds(62));
      expect(run.snapshot().digest).toBe(same.snapshot().digest);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('whatever else a scenario names is fetched in pieces of 5.5 kB at most', async () => {
  const parts = first.later.filter((file) => named(file) !== 'scenario/compile.ts');
  const pieces = await Promise.all(parts.map((file) => bundleOf(file, first.inputs)));

  expect(parts.map(named).sort()).toEqual([
    'components/autoscaler/autoscaler.ts',
    'components/balancer/balancer.ts',
    'components/cache/cache.ts',
    'components/contended-store/contended-store.ts',
    'components/controller/controller.ts',
    'components/operator/operator.ts',
    'components/pool/pool.ts',
    'guards/at-balancer.ts',
    'guards/at-cache.ts',
    'guards/at-caller.ts',
    'guards/at-server.ts',
    'scenario/acting.ts',
    'scenario/following.ts',
    'scenario/panic.ts',
  ]);
  for (const [index, { gzipped }] of pieces.entries()) expect(gzipped, parts[index]).toBeLessThanOrEqual(5_500);
});

// With the checks of what people write and all that is read from a run.
test('the whole engine fits into 61 kB, gzipped', () => {
  expect(whole.gzipped).toBeLessThanOrEqual(61_000);
});

describe.each([
  ['what a worker fetches', () => first],
  ['the whole engine', () => whole],
])('%s', (_, bundle) => {
  test('is nothing but the engine: no schema library, no definition, no package at all', () => {
    expect(bundle().inputs.length).toBeGreaterThan(10);
    expect(
      bundle()
        .inputs.map(named)
        .filter((file) => /[.][.]|definition|schema/.test(file)),
    ).toEqual([]);
    expect(bundle().code).not.toMatch(/zod/i);
  });

  test('asks for no platform: no module of Node, no clock, no chance, no document', () => {
    expect(bundle().code.match(/\$asks_for_\w+/g)).toBeNull();
  });
});

test('a worker is sent documents that were checked: the checks come only when one has failed', () => {
  expect(first.inputs.map(named).filter((file) => /check|compile/.test(file))).toEqual([]);
  expect(first.later.map(named)).toContain('scenario/compile.ts');
});
