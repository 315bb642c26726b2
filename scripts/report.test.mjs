import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import * as report from './report.mjs';

const vitest = (over) => ({
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...over,
});
const playwright = (stats, errors = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

function inFolder(act) {
  const root = mkdtempSync(path.join(tmpdir(), 'basin-report-'));
  try {
    return act(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('passed and failed tests are counted as the runner counted them', () => {
  const tally = report.tallyVitest('engine', vitest({ success: false, numFailedTests: 2 }));

  assert.deepEqual(tally, { name: 'engine', passed: 3, failed: 2, skipped: 0, failures: [] });
});

test('what failed is named, so that nobody has to search a long output', () => {
  const tests = [
    { fullName: 'a queue is emptied', status: 'failed' },
    { fullName: 'a queue is filled', status: 'passed' },
  ];
  const engine = report.tallyVitest(
    'engine',
    vitest({ success: false, numFailedTests: 1, testResults: [{ assertionResults: tests }] }),
  );
  const suites = [
    { specs: [], suites: [{ specs: [{ title: 'a lab is solved', tests: [{ status: 'unexpected' }] }] }] },
    { specs: [{ title: 'a page is read', tests: [{ status: 'expected' }] }] },
  ];
  const web = report.tallyPlaywright('web', { ...playwright({ expected: 1, unexpected: 1 }), suites });

  assert.equal(report.failedTests([engine, web]), 'failed: engine: a queue is emptied\nfailed: web: a lab is solved');
  assert.equal(report.failedTests([report.tallyVitest('engine', vitest({}))]), '');
});

test('skipped tests are shown and count as neither passed nor failed', () => {
  const tally = report.tallyVitest('engine', vitest({ numPendingTests: 4, numTodoTests: 1 }));

  assert.equal(tally.skipped, 5);
  assert.equal(report.lastLine([tally]), '3 passed, 0 failed');
});

test('a run that fails outside its tests is one failure though every test passed', () => {
  assert.equal(report.tallyVitest('engine', vitest({ success: false })).failed, 1);
  assert.equal(report.tallyPlaywright('web', playwright({ expected: 2 }, [{ message: 'boom\nat x' }])).failed, 1);
});

test('a run without a single test is a failure', () => {
  assert.equal(report.tallyVitest('engine', vitest({ numPassedTests: 0 })).failed, 1);
  assert.equal(report.tallyPlaywright('web', playwright({})).failed, 1);
});

test('a walk that passes on its second try has passed and is named', () => {
  const suites = [{ specs: [{ title: 'a lab is solved', tests: [{ status: 'flaky' }] }] }];
  const tally = report.tallyPlaywright('web', { ...playwright({ expected: 4, flaky: 1, unexpected: 0 }), suites });

  assert.equal(tally.passed, 5);
  assert.equal(tally.note, 'passed on a second try: a lab is solved');
});

test('a package that left no report, or half of one, is one failure', () => {
  inFolder((root) => {
    const file = path.join(root, 'vitest.json');
    assert.equal(report.tallyFile('engine', file, report.tallyVitest).failed, 1);

    writeFileSync(file, '{"numPassedTests": 3,');
    assert.equal(report.tallyFile('engine', file, report.tallyVitest).failed, 1);
  });
});

test("the output of Node's own runner is counted, and its absence is a failure", () => {
  const output = 'ℹ tests 9\n\u001B[34mℹ pass 5\u001B[39m\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\n';

  assert.deepEqual(report.tallyNodeTest('scripts', output), { name: 'scripts', passed: 5, failed: 2, skipped: 2 });
  assert.equal(report.tallyNodeTest('scripts', 'Segmentation fault').failed, 1);
});

test('reports of an earlier run are gone before a new one', () => {
  inFolder((root) => {
    const dir = path.join(root, 'packages/engine');
    mkdirSync(path.join(dir, '.reports'), { recursive: true });
    writeFileSync(path.join(dir, 'package.json'), '{"name": "@basin/engine"}');
    writeFileSync(path.join(dir, '.reports/vitest.json'), '{}');

    report.deleteReports(root);

    assert.equal(existsSync(path.join(dir, '.reports')), false);
  });
});

test('a green report beside a red exit is one failure, and a red one is not counted twice', () => {
  const exit = { isOk: false, note: 'exit code 1' };

  assert.equal(report.distrust(report.tallyVitest('engine', vitest({})), exit).failed, 1);
  assert.equal(report.distrust(report.tallyVitest('engine', vitest({ numFailedTests: 2 })), exit).failed, 2);
  assert.equal(report.distrust(report.tallyVitest('engine', vitest({})), { isOk: true }).failed, 0);
});

test('the packages that turbo names as failed are found, in colour or not', () => {
  const output =
    ' Tasks: 4 successful\n\u001B[1mFailed:    \u001B[31m@basin/engine#test, @basin/viz#test\u001B[0m\n\n ERROR\n';

  assert.deepEqual([...report.failedPackages(output)], ['@basin/engine', '@basin/viz']);
  assert.equal(report.failedPackages(' Tasks: 6 successful').has('@basin/engine'), false);
});

test('the last line is the sum of all rows, in plain text', () => {
  const line = report.lastLine([
    report.tallyCheck('format', true),
    report.tallyCheck('lint', false),
    report.tallyVitest('engine', vitest({})),
  ]);

  assert.equal(line, '4 passed, 1 failed');
});

test('the table marks the rows that failed and says why', () => {
  const text = report.table([report.tallyCheck('format', true), report.tallyCheck('lint', false, 'exit code 1')]);

  assert.deepEqual(text.split('\n'), [
    '              passed  failed  skipped',
    'ok    format       1       0        0',
    'FAIL  lint         0       1        0  exit code 1',
  ]);
});
