/**
 * Small rules that no linter has: words, names, sizes, places. Run by `pnpm check`; prints `file:line: what is wrong`,
 * and what to do instead.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { workspacePackages } from './report.mjs';
import { root } from './steps.mjs';

/** Everything wrong with one file, as lines for people. `file` is relative to the root, with forward slashes. */
export function faultsIn(file, text) {
  return [...faultsOfTheFile(file, text), ...faultsOfItsLines(file, text)];
}

function faultsOfTheFile(file, text) {
  const faults = [];
  const stem = path.basename(file).split('.')[0];
  if (CODE.test(file) && EMPTY_NAMES.has(stem)) {
    faults.push(`${file}: "${stem}" says nothing. Name the file for what it holds.`);
  }
  const lineCount = text.split('\n').length - 1;
  if (file.endsWith('.css') && lineCount > MAX_LINES) {
    faults.push(`${file}: ${lineCount} lines, ${MAX_LINES} are allowed. Cut it where the subject changes.`);
  }
  if (file !== LOCK && text.length > MAX_CHARACTERS) {
    faults.push(
      `${file}: ${text.length} characters, ${MAX_CHARACTERS} are allowed. Generate it, or depend on what holds it.`,
    );
  }
  if (text !== '' && !text.endsWith('\n')) faults.push(`${file}: does not end with a line feed. Add one.`);
  return faults;
}

function faultsOfItsLines(file, text) {
  const rules = RULES.filter(({ where, butNot }) => where.test(file) && !butNot?.test(file));
  if (rules.length === 0) return [];
  const code = withoutComments(text).split('\n');
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter(({ pattern, isAboutCode }) => pattern.test(isAboutCode ? (code[index] ?? '') : line))
        .map(({ says }) => `${file}:${index + 1}: ${says}`),
    );
}

/** The text with its comments blanked and its lines kept. Good enough for operators: strings stay as they are. */
function withoutComments(text) {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

/** Every package says on one screen what it is for. */
function readmes(files) {
  return workspacePackages(root).flatMap(({ dir }) => {
    const readme = `${path.relative(root, dir).replaceAll(path.sep, '/')}/README.md`;
    if (!files.includes(readme)) return [`${readme}: is missing. Say on one screen what the package is for.`];
    const lineCount = readFileSync(path.join(root, readme), 'utf8').split('\n').length - 1;
    return lineCount > ONE_SCREEN ? [`${readme}: ${lineCount} lines are more than one screen (${ONE_SCREEN}).`] : [];
  });
}

function textFiles(folder, prefix = '') {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix + entry.name;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : textFiles(folder, `${name}/`);
    return TEXT.test(name) && entry.name !== 'next-env.d.ts' ? [name] : [];
  });
}

const CODE = /\.(?:[cm]?[jt]s|tsx)$/;
const TEXT = /\.(?:[cm]?[jt]s|tsx|json|ya?ml|mdx?|css|patch|sh)$|^\.ci\/|(?:^|\/)\.[a-z]+(?:ignore|rc|config)$/;
const SKIPPED = new Set([
  'node_modules',
  '.git',
  '.next',
  '.turbo',
  '.reports',
  '.data',
  'test-results',
  'playwright-report',
  'build',
]);
const EMPTY_NAMES = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'types',
  'manager',
  'misc',
  'shared',
  'lib',
]);
const LOCK = 'pnpm-lock.yaml';
const MAX_LINES = 300;
const MAX_CHARACTERS = 400_000;
const ONE_SCREEN = 60;

const ANY = /./;
const TEST = /\.(?:test|spec)\.tsx?$/;
const LESSON = /^(?:content|labs)\/.*\.mdx$/;
const OUR_CODE = /^(?:packages|apps)\/.*\.tsx?$/;
const THIS = /^scripts\/tidy(?:\.test)?\.mjs$/;

const RULES = [
  {
    where: ANY,
    butNot: THIS,
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    says: 'an unfinished mark. Finish it, or file an issue and say in a sentence what holds today.',
  },
  {
    where: ANY,
    butNot: THIS,
    pattern: /(?<![\w.:-])\/(?:home|Users|root|work|farm)\/\w/,
    says: 'the path of some machine. Write it relative to the repository, or take it as an argument.',
  },
  {
    where: ANY,
    pattern: /registry\.(?:npmjs|yarnpkg|npmmirror)|deb\.debian\.org|tarball: *https?:|resolved:? *"?https?:/,
    says: 'the address of a registry. Whoever installs chooses theirs: name packages, not hosts.',
  },
  {
    where: /^packages\/engine\/src\//,
    butNot: TEST,
    isAboutCode: true,
    pattern: /\*\*/,
    says: 'the operator ** differs between JavaScript engines. Multiply, or port what you need to core/math.ts.',
  },
  {
    where: /\.(?:test|spec)\.tsx?$/,
    pattern: /\.(?:toBeTruthy|toBeFalsy)\(|expect\(true\)/,
    says: 'asserts next to nothing. Say which value: toBe(…), toEqual(…).',
  },
  // One thing, one name. Lessons may quote others, so these hold for code only.
  {
    where: OUR_CODE,
    // A load curve holds throughput against goodput: that the two part is what it is for.
    // Configuration of other systems has the names that they gave it.
    butNot: /load-curve|\/curve\/|\/answers\/|\/real-systems\/|curve\.ts$|meanings\.ts$|catalog\/src\/glossary\//,
    pattern: /throughput/i,
    says: 'say goodput, arrival rate or service rate: which of the three?',
  },
  { where: OUR_CODE, butNot: /\/real-systems\//, pattern: /success ?rate/i, says: 'say goodput share.' },
  { where: OUR_CODE, pattern: /retry ?factor/i, says: 'say amplification.' },
  { where: OUR_CODE, pattern: /response ?time/i, says: 'say latency (what a caller sees) or sojourn (at a server).' },
  { where: OUR_CODE, pattern: /\b(?:rps|qps)\b/i, says: 'say per second, of calls or of attempts.' },
  { where: OUR_CODE, pattern: /\bchaos\b/i, says: 'say trigger.' },
  {
    where: LESSON,
    pattern: /\b(?:simply|obviously|trivial(?:ly)?)\b/i,
    says: 'whoever finds it hard is right. Leave the word out.',
  },
];

if (process.argv[1] === import.meta.filename) {
  const files = textFiles(root);
  const faults = [
    ...files.flatMap((file) => faultsIn(file, readFileSync(path.join(root, file), 'utf8'))),
    ...readmes(files),
  ];
  console.log(`${files.length} files`);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 || files.length === 0 ? 1 : 0;
}
