/**
 * Sums what the tools said into one table and one line.
 *
 * A tally is `{ name, passed, failed, skipped, note?, failures? }`. A check (format, lint, types …) counts as one. A package counts
 * its tests; one that left no readable report has crashed, and counts as one failed, because silence is not success.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A check that either holds or does not. */
export function tallyCheck(name, isOk, note) {
  return { name, passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0, note };
}

/** The tests of one package, from the JSON report of Vitest. */
export function tallyVitest(name, report) {
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (report.numFailedTests > 0) {
    return { name, passed, failed: report.numFailedTests, skipped, failures: failedInVitest(report) };
  }
  if (passed + skipped === 0) return { name, passed: 0, failed: 1, skipped: 0, note: 'ran no test' };
  if (!report.success) return { name, passed, failed: 1, skipped, note: 'a file failed before its first test' };
  return { name, passed, failed: 0, skipped };
}

/** The browser walks, from the JSON report of Playwright. A walk that passed on its second try has passed, and is named. */
export function tallyPlaywright(name, report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const passed = expected + flaky;
  const tally = { name, passed, failed: unexpected, skipped };
  if (unexpected > 0) return { ...tally, failures: walksThat('unexpected', report.suites) };
  if (report.errors.length > 0) return { ...tally, failed: 1, note: report.errors[0].message.split('\n')[0] };
  if (passed + skipped === 0) return { ...tally, failed: 1, note: 'ran no test' };
  if (flaky === 0) return tally;
  return { ...tally, note: `passed on a second try: ${walksThat('flaky', report.suites).join('; ')}` };
}

function failedInVitest({ testResults = [] }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  return tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
}

function walksThat(status, suites = []) {
  return suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs.filter(({ tests }) => tests.some((each) => each.status === status)).map(({ title }) => title),
    ...walksThat(status, inner),
  ]);
}

/** The tests written for Node's own runner, from the lines it ends with (`ℹ pass 10`). */
export function tallyNodeTest(name, output) {
  const text = stripVTControlCharacters(output);
  const count = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  const [passed, failed, skipped] = [
    count('pass'),
    count('fail') + count('cancelled'),
    count('skipped') + count('todo'),
  ];
  if (Number.isNaN(passed + failed + skipped))
    return { name, passed: 0, failed: 1, skipped: 0, note: 'left no report' };
  return { name, passed, failed, skipped };
}

/** Reads a report and tallies it; a missing or torn report is a failure of its own. */
export function tallyFile(name, file, tally) {
  try {
    if (existsSync(file)) return tally(name, JSON.parse(readFileSync(file, 'utf8')));
    return { name, passed: 0, failed: 1, skipped: 0, note: 'left no report: it crashed, or never ran' };
  } catch (error) {
    return { name, passed: 0, failed: 1, skipped: 0, note: `left a report nobody can read: ${error.message}` };
  }
}

/** A green report beside a red exit has lost something (an error outside any test, a crash at the end): count it. */
export function distrust(tally, exit) {
  if (exit.isOk || tally.failed > 0) return tally;
  return { ...tally, failed: 1, note: exit.note };
}

/** The packages whose task failed, from the lines turbo ends with (`Failed:    @basin/engine#test, @basin/lab#test`). */
export function failedPackages(output) {
  const list = /^\s*Failed: +(.+)$/m.exec(stripVTControlCharacters(output))?.[1] ?? '';
  return new Set(list.split(/, */).map((task) => task.split('#')[0]));
}

/** Every workspace package under `root`: `{ name, dir, scripts }`, in the order of their folders. */
export function workspacePackages(root) {
  return ['packages', 'apps'].flatMap((group) => {
    const folder = path.join(root, group);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .toSorted()
      .map((each) => path.join(folder, each))
      .filter((dir) => existsSync(path.join(dir, 'package.json')))
      .map((dir) => {
        const { name, scripts = {} } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
        return { name, dir, scripts };
      });
  });
}

/** Yesterday's report must not be counted today. */
export function deleteReports(root) {
  for (const { dir } of workspacePackages(root)) rmSync(path.join(dir, '.reports'), { recursive: true, force: true });
}

/** A table for people, in plain text. */
export function table(tallies) {
  const rows = tallies.map(({ name, passed, failed, skipped, note }) => [
    failed > 0 ? 'FAIL' : 'ok',
    name,
    String(passed),
    String(failed),
    String(skipped),
    note ?? '',
  ]);
  const all = [['', '', 'passed', 'failed', 'skipped', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const isNumber = (column) => column >= 2 && column <= 4;
  const pad = (cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]));
  return all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** The names of the tests that failed, one a line; empty if none is known. */
export function failedTests(tallies) {
  return tallies.flatMap(({ name, failures = [] }) => failures.map((each) => `failed: ${name}: ${each}`)).join('\n');
}

/** The one line a machine reads. */
export function lastLine(tallies) {
  const sum = (key) => tallies.reduce((total, each) => total + each[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
