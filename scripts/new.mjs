/**
 * Writes what a new guard needs: its folder, its line in the registry of its side and in that of definitions, and its row
 * in GUARDS.md.
 *
 *     pnpm new guard <name> [--side caller|server]
 *
 * What it writes compiles and passes the conformance tests; what it does not yet do is what its author has in mind.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes the guard below `root`; returns the files written and changed, or a sentence saying what is wrong. */
export function newGuard(root, name, side = 'caller') {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name ?? '')) {
    return { says: `"${name ?? ''}" is no name for a guard. Write it in camelCase, such as retryBudget.` };
  }
  if (!(side in TEMPLATES))
    return { says: `There is no side "${side}". Write one of: ${Object.keys(TEMPLATES).join(', ')}.` };
  const guards = path.join(root, 'packages/engine/src/guards');
  const kebab = kebabOf(name);
  const folder = path.join(guards, kebab);
  if (existsSync(folder)) return { says: `There is a guard ${name} already: ${path.relative(root, folder)}.` };

  const words = { name, kebab, Class: name[0].toUpperCase() + name.slice(1) };
  const files = Object.entries(TEMPLATES[side]).map(([file, text]) => [
    path.join(folder, filled(file, words)),
    filled(text, words),
  ]);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeFileSync(file, text);
  const changed = [
    change(path.join(guards, `at-${side}.ts`), (text) =>
      registered(text, { import: `import { ${name} } from './${kebab}/${kebab}.ts';`, entry: `  ${name},` }),
    ),
    change(path.join(guards, 'definitions.ts'), (text) =>
      registered(text, {
        import: `import { ${name}Definition } from './${kebab}/definition.ts';`,
        entry: `  ${name}Definition,`,
      }),
    ),
    change(path.join(root, 'packages/engine/GUARDS.md'), (text) => listed(text, name, side)),
  ];
  return { files: [...files.map(([file]) => file), ...changed] };
}

function change(file, edit) {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return file;
}

/** Puts an import and an entry where the alphabet has them. */
function registered(text, added) {
  const lines = text.split('\n');
  const isImport = (line) => /^import \{ \w+ \} from '\.\/[^']+\/[^']+';$/.test(line);
  insertSorted(lines, added.import, { isOfKind: isImport, keyOf: importedFrom });
  insertSorted(lines, added.entry, { isOfKind: (line) => /^ {2}\w+,$/.test(line) });
  return lines.join('\n');
}

/** Prettier sets the columns; here the row only has to be in its place. */
function listed(text, name, side) {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(HEADINGS[side]));
  const to = lines.findIndex((line, index) => index > from && line.startsWith('## '));
  const section = lines.slice(from, to === -1 ? undefined : to);
  const row = `| \`${name}\` | ${SUMMARY} | ${SOURCE} |`;
  insertSorted(section, row, { isOfKind: (line) => line.startsWith('| `') });
  return [...lines.slice(0, from), ...section, ...(to === -1 ? [] : lines.slice(to))].join('\n');
}

function insertSorted(lines, added, { isOfKind, keyOf = (line) => line }) {
  const after = lines.findLastIndex((line) => isOfKind(line) && keyOf(line) < keyOf(added));
  const first = lines.findIndex(isOfKind);
  lines.splice(after === -1 ? first : after + 1, 0, added);
}

const importedFrom = (line) => /from '([^']+)'/.exec(line)[1];

function kebabOf(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function filled(text, words) {
  return text.replace(/\$(name|kebab|Class)\$/g, (_, word) => words[word]);
}

const SUMMARY = 'Does nothing yet.';
const SOURCE = 'nobody yet';
const HEADINGS = { caller: '## At the near end of an arrow', server: '## At a server' };

const definition = `import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { $name$ } from './$kebab$.ts';

export const $name$Definition = defineGuard($name$, {
  summary: '${SUMMARY}',
  source: '${SOURCE}',
  example: { limit: 10 },
  params: z.strictObject({
    limit: z.int().min(1).max(1_000_000).describe('What it is limited to.'),
  }),
});
`;

const test = (says, check) => `import { expect, test } from 'vitest';
import { $Class$ } from './$kebab$.ts';

test('${says}', () => {
  const guard = new $Class$({ limit: 10 });

  expect(${check}).toBe(true);
});
`;

const TEMPLATES = {
  caller: {
    'definition.ts': definition,
    '$kebab$.ts': `import type { AttemptGate } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface $Class$Params {
  readonly limit: number;
}

/**
 * What it does, in a sentence; then its rule, its invariant, and what was left out.
 *
 * Source: the paper, the RFC or the file of the library whose rule it follows.
 */
export class $Class$ implements AttemptGate {
  declare private readonly params: $Class$Params;

  constructor(params: $Class$Params) {
    this.params = params;
  }

  allows(): boolean {
    return this.params.limit > 0;
  }

  onSent(): void {}

  onOutcome(): void {}

  onBlocked(): void {}
}

export const $name$: GuardBehaviour<'caller', $Class$Params> = {
  key: '$name$',
  side: 'caller',
  install: (params, sites) => {
    sites.gates.push(new $Class$(params));
  },
};
`,
    '$kebab$.test.ts': test('an attempt within the limit may be sent', 'guard.allows()'),
  },
  server: {
    'definition.ts': definition,
    '$kebab$.ts': `import type { DoorGate } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface $Class$Params {
  readonly limit: number;
}

/**
 * What it does, in a sentence; then its rule, its invariant, and what was left out.
 *
 * Source: the paper, the RFC or the file of the library whose rule it follows.
 */
export class $Class$ implements DoorGate {
  declare private readonly params: $Class$Params;

  constructor(params: $Class$Params) {
    this.params = params;
  }

  admits(): boolean {
    return this.params.limit > 0;
  }

  onEntered(): void {}

  onLeft(): void {}
}

export const $name$: GuardBehaviour<'server', $Class$Params> = {
  key: '$name$',
  side: 'server',
  install: (params, sites) => {
    sites.door.push(new $Class$(params));
  },
};
`,
    '$kebab$.test.ts': test('an attempt within the limit may enter', 'guard.admits()'),
  },
};
