import { compile } from '@basin/engine';
import { changed, type Change, type System } from '@basin/experiments';
import type { Missing } from '../find/folder.ts';
import { formedNumber, written } from './number-form.ts';

/**
 * A change of a system in a line, as experiments print it and `--change` reads it:
 *
 *     set triggers.slow.for 20s
 *     off guards.calls["users -> checkout"].retry
 *     restore guards.servers.checkout.queueLimit
 *     off components["users"].client.crowds
 *     schedule users 60s 50/s, 120s 80/s
 *     load users 0s 0.5x, 60s 2x
 *     pulse users 30/s at 20s for 1s
 */
export function writtenChange(change: Change, system: System): string {
  if ('set' in change) {
    const at = formedNumber(system, change.set);
    return 'number' in at
      ? `set ${at.number.path} ${written(change.to, at.number.unit)}`
      : `set ${change.set} ${change.to}`;
  }
  if ('remove' in change) return `off ${change.remove}`;
  if ('restore' in change) return `restore ${change.restore}`;
  if ('schedule' in change) {
    const steps = change.steps.map(({ atUs, perSecond }) => `${written(atUs, 'duration')} ${perSecond}/s`);
    return `schedule ${change.schedule} ${steps.join(', ')}`.trimEnd();
  }
  if ('load' in change) {
    const steps = change.steps.map(({ atUs, times }) => `${written(atUs, 'duration')} ${times}x`);
    return `load ${change.load} ${steps.join(', ')}`;
  }
  const { pulse, perSecond, atUs, forUs } = change;
  return `pulse ${pulse} ${perSecond}/s at ${written(atUs, 'duration')} for ${written(forUs, 'duration')}`;
}

export function writtenChanges(changes: readonly Change[], system: System): string[] {
  return changes.map((change) => writtenChange(change, system));
}

/** The system changed as the lines say, one after another; or the first of them that cannot be used. */
export function withChanges(system: System, lines: readonly string[]): { system: System } | { missing: Missing } {
  let current = system;
  for (const line of lines) {
    const read = readChange(line, current);
    if ('missing' in read) return read;
    current = changed(current, [read.change]);
  }
  // Only together do they have to make sense: a longer trigger may come before a longer run.
  const [first] = compile(current.scenario, current.guards).diagnostics;
  if (first === undefined) return { system: current };
  return { missing: { says: `${first.path.join('.')}: ${first.says}`, instead: first.instead } };
}

function readChange(line: string, system: System): { change: Change } | { missing: Missing } {
  const [, verb = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
  switch (verb) {
    case 'set':
      return readSet(rest, system);
    case 'off':
      return exists(rest, system) ? { change: { remove: rest } } : unknown(line);
    case 'restore':
      return exists(rest, system) ? { change: { restore: rest } } : unknown(line);
    case 'schedule':
      return readSchedule(rest, system) ?? unknown(line);
    case 'load':
      return readLoad(rest, system) ?? unknown(line);
    case 'pulse':
      return readPulse(rest, system) ?? unknown(line);
    default:
      return unknown(line);
  }
}

function readSet(text: string, system: System): { change: Change } | { missing: Missing } {
  const [, path = '', value = ''] = /^(.*\S)\s+(\S+)$/.exec(text) ?? [];
  const at = formedNumber(system, path);
  if ('missing' in at) return at;
  const read = at.number.read(value);
  return 'missing' in read ? read : { change: { set: at.number.path, to: read.value } };
}

function readSchedule(text: string, system: System): { change: Change } | undefined {
  const { client, steps: written } = clientAndSteps(text);
  const steps = written.map(([at = '', rate = '']) => ({ atUs: microsIn(at), perSecond: rateIn(rate) }));
  const isSound = isClient(client, system) && steps.every(({ atUs, perSecond }) => !Number.isNaN(atUs + perSecond));
  return isSound ? { change: { schedule: client, steps } } : undefined;
}

function readLoad(text: string, system: System): { change: Change } | undefined {
  const { client, steps: written } = clientAndSteps(text);
  const steps = written.map(([at = '', times = '']) => ({ atUs: microsIn(at), times: timesIn(times) }));
  const isSound = isClient(client, system) && steps.every(({ atUs, times }) => !Number.isNaN(atUs) && times > 0);
  return isSound ? { change: { load: client, steps } } : undefined;
}

/** `users 60s 50/s, 120s 80/s`: a client, and what there is from each time on. */
function clientAndSteps(text: string): { client: string; steps: string[][] } {
  const [client = '', ...rest] = text.split(/\s+/);
  const steps = rest.join(' ').split(/\s*,\s*/);
  return { client, steps: steps.filter((step) => step !== '').map((step) => step.split(' ')) };
}

function readPulse(text: string, system: System): { change: Change } | undefined {
  const [, client = '', rate = '', at = '', length = ''] = /^(\S+) (\S+) at (\S+) for (\S+)$/.exec(text) ?? [];
  const pulse = { pulse: client, perSecond: rateIn(rate), atUs: microsIn(at), forUs: microsIn(length) };
  const isSound = isClient(client, system) && !Number.isNaN(pulse.perSecond + pulse.atUs + pulse.forUs);
  return isSound ? { change: pulse } : undefined;
}

function isClient(name: string, { scenario }: System): boolean {
  return Object.hasOwn(scenario.components, name) && scenario.components[name]?.['client'] !== undefined;
}

/** A trigger, a client's crowds, or a guard of any place or of the whole system. */
function exists(path: string, system: System): boolean {
  const [, trigger = ''] = /^triggers(?:\.|\[["']?)([a-z0-9-]+)/.exec(path) ?? [];
  const [, client = ''] = /^components(?:\.|\[["']?)([a-z0-9-]+)["']?\]?\.client\.crowds$/.exec(path) ?? [];
  if (Object.hasOwn(system.scenario.triggers, trigger) || isClient(client, system)) return true;
  return path === 'guards.system.panicMode' || GUARD.test(path);
}

function microsIn(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(us|ms|s|m|h)$/.exec(text) ?? [];
  return unit === undefined ? NaN : Math.round(Number(amount) * (UNITS[unit] ?? NaN));
}

function rateIn(text: string): number {
  const [, amount] = /^(\d+(?:\.\d+)?(?:e-?\d+)?)\/s$/.exec(text) ?? [];
  return amount === undefined ? NaN : Number(amount);
}

function timesIn(text: string): number {
  const [, amount] = /^(\d+(?:\.\d+)?(?:e-?\d+)?)x$/.exec(text) ?? [];
  return amount === undefined ? NaN : Number(amount);
}

function unknown(line: string): { missing: Missing } {
  return { missing: { says: `"${line}" is no change of this system.`, instead: INSTEAD } };
}

const GUARD = /^guards\.[a-z]+(?:\.|\[).+\.[a-zA-Z]+$/;
const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6 };
const INSTEAD =
  'Write `set <path> <value>`, such as `set triggers.slow.for 20s`, or `off <path>` of a trigger or a guard, or a line that an experiment printed.';
