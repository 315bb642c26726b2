import { INTERRUPTED, OUR_FAULT } from '../exit-codes.ts';
import { Interrupted } from '../runs/interruption.ts';
import { RunCrashed } from '../runs/run-crashed.ts';

/** The outermost frame: whatever comes here is nobody's mistake but ours, or a wish to stop. Gives the exit code. */
export function explainFault(error: unknown, write: (text: string) => void): number {
  if (error instanceof Interrupted) {
    write('Stopped.\n');
    return INTERRUPTED;
  }
  if (error instanceof RunCrashed) {
    write(
      `This is our fault, not yours: the engine broke its own rule "${error.message}" with seed ${error.seed}.\n` +
        `Please report it with this command, which reproduces it:\n\n    ${error.reproduce}\n`,
    );
    return OUR_FAULT;
  }
  write(`This is our fault, or the machine's, not yours: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['BASIN_DEBUG'] && error instanceof Error) write(`${error.stack ?? ''}\n`);
  else write('With BASIN_DEBUG=1 in the environment you see where it happened.\n');
  return OUR_FAULT;
}
