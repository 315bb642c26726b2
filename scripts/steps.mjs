/**
 * Runs one program after another and keeps whoever waits informed: a heading before, the time it took after, and a sign
 * of life whenever the program has been silent for half a minute.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';
const bin = path.join(root, 'node_modules/.bin');

/** The pinned Node, as an installed workspace holds it. The Node that runs this script may be older. */
export const pinnedNode = path.join(bin, isWindows ? 'node.cmd' : 'node');

/** What every program we start sees: the workspace's own tools first, and nobody phones home. */
const environment = {
  ...process.env,
  PATH: [bin, process.env.PATH].join(path.delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
  ...colours(),
};

/**
 * One step: `{ title, command: [program, ...arguments], env? }` → `{ isOk, note, output }`.
 *
 * The program gets no standard input, so nothing can wait for an answer that no one is there to give. It leads a process
 * group of its own, so that an interruption reaches its children too.
 */
export async function step({ title, command, env = {} }) {
  const startedAt = performance.now();
  const elapsed = () => formatSeconds((performance.now() - startedAt) / 1000);
  console.log(`\n── ${title} ${'─'.repeat(Math.max(2, 76 - title.length))}`);

  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    shell: isWindows,
  });
  const output = relay(child, () => console.log(`   … ${title}: still working after ${elapsed()}`));
  const note = await whenEnded(child);
  console.log(`── ${title}: ${note ?? 'ok'}, ${elapsed()}`);
  return { isOk: note === undefined, note, output: output() };
}

/** The one program a task ends in (a server, the command line tool): our terminal is its terminal, our end is its end. */
export async function become({ command, cwd = root }) {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, env: environment, stdio: 'inherit', shell: isWindows });
  onInterruption((signal) => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Cannot start ${program}: ${error.message}`);
    process.exit(OUR_FAULT);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

/** Passes on what the child says, remembers it, and calls `onSilence` each time it has said nothing for half a minute. */
function relay(child, onSilence) {
  const chunks = [];
  let lastSignOfLife = performance.now();
  const hear = (target) => (chunk) => {
    lastSignOfLife = performance.now();
    chunks.push(chunk);
    target.write(chunk);
  };
  child.stdout.on('data', hear(process.stdout));
  child.stderr.on('data', hear(process.stderr));

  const heartbeat = setInterval(() => {
    if (performance.now() - lastSignOfLife < SILENCE_MS) return;
    lastSignOfLife = performance.now();
    onSilence();
  }, 1000);
  child.on('close', () => clearInterval(heartbeat));
  child.on('error', () => clearInterval(heartbeat));
  return () => Buffer.concat(chunks).toString();
}

/** Waits for the child; resolves to what went wrong, or to nothing. If we are interrupted, the child is, and we end too. */
function whenEnded(child) {
  return new Promise((resolve) => {
    const forget = onInterruption((signal) => {
      interruptGroup(child, signal);
      process.exit(128 + constants.signals[signal]);
    });
    const settle = (note) => {
      forget();
      resolve(note);
    };
    child.on('error', (error) => settle(`cannot start ${child.spawnfile}: ${error.message}`));
    child.on('close', (code, signal) => {
      if (code === 0) settle();
      else settle(signal ? `killed by ${signal}` : `exit code ${code}`);
    });
  });
}

/**
 * Calls back when we shall stop: at a signal, or when whoever started us is gone. The latter because npm runs us below a
 * shell, and a SIGTERM to npm ends the shell and never reaches us. Returns how to stop listening.
 */
function onInterruption(act) {
  for (const signal of SIGNALS) process.on(signal, act);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act('SIGTERM');
  }, 500);
  watch.unref();
  return () => {
    clearInterval(watch);
    for (const signal of SIGNALS) process.off(signal, act);
  };
}

/** Programs see a pipe, not the terminal behind it, so we tell them whether colours are welcome. */
function colours() {
  if (process.env.NO_COLOR || process.env.FORCE_COLOR) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}

function interruptGroup(child, signal) {
  if (isWindows) child.kill(signal);
  else process.kill(-child.pid, signal);
}

function formatSeconds(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

const SIGNALS = ['SIGINT', 'SIGTERM'];
const SILENCE_MS = 30_000;
/** The exit code of the command line tool for a fault that is neither the learner's nor the author's. */
export const OUR_FAULT = 3;
