import type { Command } from 'commander';
import { addLabsCheck } from './labs-check.ts';
import { addLabsDev } from './labs-dev.ts';
import { addLabsNew } from './labs-new.ts';
import { addLabsSweep } from './labs-sweep.ts';

export function addLabsCommand(program: Command): void {
  const labs = program.command('labs').summary('what authors of labs need').description('What authors of labs need.');
  addLabsNew(labs);
  addLabsDev(labs);
  addLabsCheck(labs);
  addLabsSweep(labs);
}
