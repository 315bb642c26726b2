import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newGuard } from './new.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILES = [
  'packages/engine/GUARDS.md',
  'packages/engine/src/guards/at-caller.ts',
  'packages/engine/src/guards/at-server.ts',
  'packages/engine/src/guards/definitions.ts',
];

/** A copy of what a new guard changes. */
function inCopy(act) {
  const copy = mkdtempSync(path.join(tmpdir(), 'basin-new-'));
  try {
    for (const file of FILES) cpSync(path.join(root, file), path.join(copy, file));
    return act(copy, (file) => readFileSync(path.join(copy, file), 'utf8'));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

for (const side of ['caller', 'server']) {
  test(`a new guard of a ${side} is a folder, a line in each registry and a row in the list, in their places`, () => {
    inCopy((copy, read) => {
      const { says } = newGuard(copy, 'patience', side);

      assert.equal(says, undefined);
      for (const file of ['definition.ts', 'patience.ts', 'patience.test.ts']) {
        assert.doesNotMatch(read(`packages/engine/src/guards/patience/${file}`), /\$(name|kebab|Class)\$/);
      }
      const registry = read(`packages/engine/src/guards/at-${side}.ts`);
      const keys = [...registry.matchAll(/^ {2}(\w+),$/gm)].map(([, key]) => key);
      assert.deepEqual(
        keys,
        keys.toSorted((a, b) => (a < b ? -1 : 1)),
      );
      assert.ok(keys.includes('patience'));
      assert.match(read('packages/engine/src/guards/definitions.ts'), /^ {2}patienceDefinition,$/m);
      const row = read('packages/engine/GUARDS.md').indexOf('| `patience`');
      assert.equal(row > read('packages/engine/GUARDS.md').indexOf('## At a server'), side === 'server');
    });
  });
}

test('a name that cannot be one, a side that is none and a guard that is there are refused, and nothing is written', () => {
  inCopy((copy) => {
    assert.match(newGuard(copy, 'Retry Budget').says, /camelCase/);
    assert.match(newGuard(copy, 'patience', 'cloud').says, /caller, server/);
    assert.equal(existsSync(path.join(copy, 'packages/engine/src/guards/patience')), false);
    newGuard(copy, 'patience');
    assert.match(newGuard(copy, 'patience').says, /already/);
  });
});
