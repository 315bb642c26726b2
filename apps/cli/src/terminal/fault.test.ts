import { expect, test } from 'vitest';
import { Interrupted } from '../runs/interruption.ts';
import { RunCrashed, runCommand } from '../runs/run-crashed.ts';
import { explainFault } from './fault.ts';

function explained(error: unknown): { code: number; text: string } {
  let text = '';
  const code = explainFault(error, (said) => (text += said));
  return { code, text };
}

test('a broken invariant is our fault: exit code 3, the seed, and the command that reproduces it', () => {
  const reproduce = runCommand('retry-storm', { guards: "my guards' file.yaml" }, 7);

  const { code, text } = explained(new RunCrashed('no event is scheduled in the past', { seed: 7, reproduce }));

  expect(code).toBe(3);
  expect(text).toContain('"no event is scheduled in the past" with seed 7');
  expect(text).toContain(`\n    pnpm basin run retry-storm --guards 'my guards'\\'' file.yaml' --seed 7\n`);
});

test('anything else unexpected is our fault too, without a stack trace', () => {
  const { code, text } = explained(new Error('the disk is full'));

  expect(code).toBe(3);
  expect(text).toContain('the disk is full');
  expect(text).not.toContain('    at ');
});

test('Ctrl-C is nobody’s fault', () => {
  expect(explained(new Interrupted('interrupted'))).toEqual({ code: 130, text: 'Stopped.\n' });
});
