import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';

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

/** What a worker loads: everything behind the light door, minified. */
let bundle: { readonly code: string; readonly inputs: readonly string[] };

beforeAll(async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    bundle: true,
    define: PLATFORM,
    format: 'esm',
    metafile: true,
    minify: true,
    write: false,
  });
  bundle = { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
});

// Every component, guard, trigger and action is in it: 59 kB. A worker that fetched only what a scenario names would
// need about half; until then this holds the whole to what it is, so that nothing heavy slips in.
test('the whole engine fits into 61 kB, gzipped', () => {
  expect(gzipSync(bundle.code).length).toBeLessThanOrEqual(61_000);
});

test('nothing is in it but the engine: no schema library, no definition, no package at all', () => {
  expect(bundle.inputs.length).toBeGreaterThan(10);
  expect(bundle.inputs.filter((file) => /node_modules|definition|schema/.test(file))).toEqual([]);
  expect(bundle.code).not.toMatch(/zod/i);
});

test('it asks for no platform: no module of Node, no clock, no chance, no document', () => {
  expect(bundle.code.match(/\$asks_for_\w+/g)).toBeNull();
});
