/**
 * Every command of this repository, for a machine that has only Node ≥ 20.11 and npm.
 *
 *     npm start          install, build, serve the course       npm run dev     the same, rebuilding as you edit
 *     npm test           install, then every check and test     pnpm check      the checks only, nothing installed
 *     pnpm basin …       the command line tool                  pnpm bench      how fast the engine is
 *     pnpm portability   the same runs in every JS engine?      pnpm fuzz       documents at random
 *     pnpm new guard …   a guard's folder and its lines
 *
 * No dependencies: this is what installs them. pnpm comes through npx at the version `package.json` names, and everything
 * after the installation runs under the Node that the npm package `node` pins, whatever Node started us.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { browserSteps, findBrowser } from './browser.mjs';
import { newGuard } from './new.mjs';
import * as report from './report.mjs';
import { OUR_FAULT, become, pinnedNode, root, step } from './steps.mjs';

const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const pnpm = (...args) => ['npx', '--yes', packageManager, ...args];
const turbo = (...args) => pnpm('exec', 'turbo', 'run', ...args, '--concurrency=2');
const web = path.join(root, 'apps/web');
const next = path.join(web, 'node_modules/next/dist/bin/next');

const [task = 'start', ...given] = process.argv.slice(2);
// People used to npm write `--` before the arguments; pnpm hands it on.
const rest = given[0] === '--' ? given.slice(1) : given;

switch (task) {
  case 'start':
    await start();
    break;
  case 'dev':
    await dev();
    break;
  case 'test':
    process.exitCode = conclude(await test());
    break;
  case 'check':
    mustBeInstalled();
    process.exitCode = conclude(await checks());
    break;
  case 'basin':
    mustBeInstalled();
    await become({ command: [pinnedNode, path.join(root, 'apps/cli/src/main.ts'), ...rest], cwd: whereTheUserIs() });
    break;
  case 'bench':
    mustBeInstalled();
    await become({ command: [pinnedNode, path.join(root, 'packages/engine/bench/bench.ts'), ...rest] });
    break;
  case 'new':
    create();
    break;
  case 'fuzz':
    mustBeInstalled();
    await become({ command: [pinnedNode, path.join(root, 'packages/engine/test/fuzz/fuzz.ts'), ...rest] });
    break;
  case 'portability':
    mustBeInstalled();
    await become({
      command: [pinnedNode, path.join(root, 'packages/engine/test/portability/portability.ts'), ...rest],
    });
    break;
  default:
    console.error(
      `There is no task "${task}". Write one of: start, dev, test, check, basin, bench, fuzz, new, portability.`,
    );
    process.exitCode = OUR_FAULT;
}

async function start() {
  const port = process.env.PORT || '3000';
  console.log(`Basin: installs what it needs, builds the course and serves it at http://localhost:${port}`);
  console.log('The first time takes a few minutes, later starts a few seconds. Ctrl-C stops it.');
  await orGiveUp(install());
  await orGiveUp({ title: 'build the course', command: turbo('build', '--filter=@basin/web') });
  console.log(`\nServing the course at http://localhost:${port}\n`);
  await become({ command: [pinnedNode, next, 'start', '--port', port, ...rest], cwd: web });
}

async function dev() {
  await orGiveUp(install());
  await become({ command: [pinnedNode, next, 'dev', ...rest], cwd: web });
}

/** Everything, in order, going on after a failure where the next step can still tell something. */
async function test() {
  console.log('Basin: installs what it needs, then runs every check, every test and the browser walks.');
  const installation = await step(install());
  if (!installation.isOk) return [report.tallyCheck('install', false, installation.note)];
  report.deleteReports(root);
  return [...(await checks()), ...(await unitTests()), ...(await browserWalks())];
}

/** The lock file holds the binaries of Linux only, so elsewhere pnpm must be free to add its own. */
function install() {
  const isLinux = process.platform === 'linux';
  if (!isLinux) console.log('Not on Linux: installing without --frozen-lockfile, so pnpm-lock.yaml may change.');
  return {
    title: 'install',
    command: pnpm('install', isLinux ? '--frozen-lockfile' : '--no-frozen-lockfile'),
    // With CI set, pnpm never stops to ask. It must not run under a Node that it is about to install.
    env: { CI: 'true', PATH: process.env.PATH },
  };
}

async function checks() {
  const list = [
    { title: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
    { title: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'] },
    { title: 'tidy', command: [pinnedNode, 'scripts/tidy.mjs'] },
    { title: 'architecture', command: [pinnedNode, 'scripts/cruise.mjs'] },
    { title: 'dead wood', command: ['knip'] },
    { title: 'types', command: turbo('typecheck', '--continue') },
  ];
  const tallies = [];
  for (const check of list) {
    const { isOk, note } = await step(check);
    tallies.push(report.tallyCheck(check.title, isOk, note));
  }
  return tallies;
}

async function unitTests() {
  const scripts = await step({
    title: 'tests of the scripts',
    command: [pinnedNode, '--test', '--test-reporter=spec', 'scripts/*.test.mjs'],
  });
  const packages = await step({ title: 'tests of the packages', command: turbo('test', '--continue') });
  const failed = report.failedPackages(packages.output);
  const tallies = report
    .workspacePackages(root)
    .filter((each) => each.scripts.test)
    .map(({ name, dir }) => {
      const tally = report.tallyFile(name, path.join(dir, '.reports/vitest.json'), report.tallyVitest);
      return report.distrust(tally, { isOk: !failed.has(name), note: 'failed outside any test: see above' });
    });
  const isExplained = tallies.some((each) => each.failed > 0);
  const rest = packages.isOk || isExplained ? [] : [report.tallyCheck('tests of the packages', false, packages.note)];
  return [report.distrust(report.tallyNodeTest('scripts', scripts.output), scripts), ...tallies, ...rest];
}

async function browserWalks() {
  const build = await step({ title: 'build the course', command: turbo('build', '--filter=@basin/web') });
  const buildTally = report.tallyCheck('build', build.isOk, build.note);
  if (!build.isOk) {
    return [buildTally, report.tallyCheck('browser walks', false, 'not run: there is no build to walk through')];
  }
  for (const attempt of browserSteps(pnpm)) {
    if (findBrowser() === undefined) await step(attempt);
  }
  const walks = await step({ title: 'browser walks', command: turbo('e2e', '--only') });
  const tally = report.tallyFile('browser walks', path.join(web, '.reports/playwright.json'), report.tallyPlaywright);
  return [buildTally, report.distrust(tally, walks)];
}

/** Prints the table, the names of what failed and, as the very last line, the sum. The exit code follows. */
function conclude(tallies) {
  const sections = [report.table(tallies), report.failedTests(tallies), report.lastLine(tallies)];
  console.log(`\n${sections.filter((text) => text !== '').join('\n\n')}`);
  return tallies.some(({ failed }) => failed > 0) ? 1 : 0;
}

function create() {
  const [what, name, ...more] = rest;
  const side = more[0] === '--side' ? more[1] : undefined;
  const made =
    what === 'guard' ? newGuard(root, name, side) : { says: 'Write: new guard <name> [--side caller|server].' };
  console.log(made.says ?? made.files.map((file) => path.relative(root, file)).join('\n'));
  if (made.says !== undefined) process.exitCode = OUR_FAULT;
}

async function orGiveUp(description) {
  const { isOk } = await step(description);
  if (!isOk) process.exit(1);
}

function mustBeInstalled() {
  if (existsSync(pinnedNode)) return;
  console.error(
    `Basin is not installed here yet. Run this first, in ${root}:\n\n    npx --yes ${packageManager} install\n`,
  );
  process.exit(OUR_FAULT);
}

/** npm and pnpm run scripts from the root of the repository and keep the caller's folder in INIT_CWD. */
function whereTheUserIs() {
  const isRunByPackageManager = process.env.npm_lifecycle_event === task && process.cwd() === root;
  return (isRunByPackageManager && process.env.INIT_CWD) || process.cwd();
}
