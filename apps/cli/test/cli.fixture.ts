import { spawn } from 'node:child_process';
import path from 'node:path';

const MAIN = path.join(import.meta.dirname, '../src/main.ts');
export const FIXTURES = path.join(import.meta.dirname, 'fixtures');
export const REPOSITORY = path.join(import.meta.dirname, '../../..');

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program as a user would, with pipes in place of a terminal. */
export function basin(...args: string[]): Promise<Said> {
  return basinIn(FIXTURES, args);
}

export function basinIn(cwd: string, args: readonly string[]): Promise<Said> {
  // Node itself warns where both are set.
  const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** Every path to a value, in the manner of the JSON reference: `servers.<name>.counts.shed`, `marks[].kind`. */
export function pathsIn(value: unknown, named: readonly string[], at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsIn(each, named, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, each]) => {
    const step = named.includes(at) ? '<name>' : key;
    return pathsIn(each, named, at === '' ? step : `${at}.${step}`);
  });
}
