import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A JavaScript engine that may be on this machine. */
export interface JavaScriptEngine {
  readonly name: string;
  /** Runs a script of our own and returns what it printed; absent: it is not here. */
  readonly run?: (script: string) => string;
  /** If it is not here: why, and how to get it. */
  readonly why?: string;
}

/** Every engine the runs have to agree in, whether it is here or not. `folder` is for what has to be downloaded. */
export function engines(folder: string, mayDownload: boolean): JavaScriptEngine[] {
  const nodes = ['22', '24', '26'].map((major) => nodeOf(major, folder, mayDownload));
  return [
    ...nodes,
    chromium(folder),
    shell('JavaScriptCore (jsc)', ['jsc'], 'libjavascriptcoregtk-4.0-bin'),
    spiderMonkey(),
  ];
}

const spiderMonkey = () => shell('SpiderMonkey (js102)', ['js102', 'js115', 'js128', 'js'], 'libmozjs-102-dev');

function shell(name: string, commands: readonly string[], debianPackage: string): JavaScriptEngine {
  const command = commands.find(isOnPath);
  if (command === undefined) return { name, why: `apt-get install ${debianPackage}` };
  return { name, run: (script) => output(command, [script]) };
}

/** The npm package `node` carries a Node of each version; this machine's own serves where it is the right one. */
function nodeOf(major: string, folder: string, mayDownload: boolean): JavaScriptEngine {
  const name = `Node ${major}`;
  if (process.versions.node.startsWith(`${major}.`)) {
    return { name, run: (script) => output(process.execPath, [script]) };
  }
  const home = path.join(folder, `node-${major}`);
  const binary = path.join(home, 'node_modules/node/bin/node');
  if (!existsSync(binary) && mayDownload) download(major, home);
  if (!existsSync(binary)) return { name, why: 'run with --download' };
  return { name, run: (script) => output(binary, [script]) };
}

function download(major: string, home: string): void {
  mkdirSync(home, { recursive: true });
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', home, `node@${major}`], { stdio: 'ignore' });
  } catch {
    // Without a network it stays away, and is listed as not here.
  }
}

function chromium(folder: string): JavaScriptEngine {
  const name = 'Chromium';
  const candidates = [process.env['CHROMIUM_PATH'], 'chromium', 'chromium-browser', 'google-chrome'];
  const command = candidates.find((each) => each !== undefined && (existsSync(each) || isOnPath(each)));
  if (command === undefined) return { name, why: 'apt-get install chromium, or set CHROMIUM_PATH' };
  return { name, run: (script) => inPage(command, script, folder) };
}

function inPage(command: string, script: string, folder: string): string {
  const page = `${script}.html`;
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><body><script src="${path.basename(script)}"></script>`);
  const profile = path.join(folder, 'chromium-profile');
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom'];
  const dom = output(command, [...flags, `file://${page}`]);
  const lines = [...dom.matchAll(/<pre>([^]*?)<\/pre>/g)].map(([, line]) => line!);
  return lines.join('\n').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

function output(command: string, args: readonly string[]): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20 * 60_000,
  });
}

function isOnPath(command: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((each) => existsSync(path.join(each, command)));
}
