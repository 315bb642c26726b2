import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Case } from './case.ts';
import type { JavaScriptEngine } from './engines.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const golden = path.join(here, '../golden');

/** The golden tests and the cases as one script that any JavaScript engine of 2022 runs. Returns its path. */
export async function bundle(cases: readonly Case[], folder: string): Promise<string> {
  const tests = readdirSync(golden).filter((file) => file.endsWith('golden.test.ts'));
  const contents = [...tests.map((file) => `import '../golden/${file}';`), "import './program.ts';"].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here },
    bundle: true,
    format: 'iife',
    // Tests are imported for what they do.
    ignoreAnnotations: true,
    plugins: [recorded],
    target: 'es2022',
    write: false,
  });
  const script = path.join(folder, 'portability.js');
  writeFileSync(script, `const CASES = ${JSON.stringify(cases)};\n${outputFiles[0]!.text}`);
  return script;
}

/** Puts the recorder in place of vitest and of fast-check. */
const recorded: Plugin = {
  name: 'recorded',
  setup: (setup) => {
    setup.onResolve({ filter: /^(vitest|fast-check)$/ }, () => ({ path: path.join(here, 'recorder.ts') }));
  },
};

/** Every line that engine prints and that differs from what was expected; one for all if it cannot run the script. */
export function differencesOf(engine: JavaScriptEngine, script: string, expected: readonly string[]): string[] {
  const lines = linesOf(engine, script);
  if (lines.length !== expected.length) return [`printed ${lines.length} lines of ${expected.length}`];
  return expected.flatMap((line, index) => (lines[index] === line ? [] : [`expected ${line}, found ${lines[index]!}`]));
}

export function linesOf(engine: JavaScriptEngine, script: string): string[] {
  try {
    return engine.run!(script).trim().split('\n');
  } catch (error) {
    return [`it ended with ${(error as Error).message.split('\n')[0]!}`];
  }
}
