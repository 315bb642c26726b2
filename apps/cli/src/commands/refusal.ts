import { INVALID } from '../exit-codes.ts';
import type { Refused } from '../find/scenario.ts';
import { jsonText } from '../json/json-text.ts';
import { formatDiagnostics } from '../terminal/diagnostics.ts';
import { styleFor } from '../terminal/style.ts';

/** Says what cannot be used: to people on standard error, with `--json` on standard output. */
export function refuse(refused: Refused, { json }: { json?: boolean | undefined }): number {
  const style = styleFor(process.stderr);
  if ('missing' in refused) {
    const { says, instead } = refused.missing;
    if (json) writeJson({ version: 1, status: 'invalid', says: `${says} ${instead}`, diagnostics: [] });
    else process.stderr.write(`${style('red', 'error:')} ${says}\n       ${instead}\n`);
    return INVALID;
  }
  const { diagnostics, texts } = refused;
  if (json) writeJson({ version: 1, status: 'invalid', says: summary(diagnostics.length), diagnostics });
  else process.stderr.write(`${formatDiagnostics(diagnostics, texts, style)}\n${summary(diagnostics.length)}\n`);
  return INVALID;
}

export function writeJson(value: object): void {
  process.stdout.write(`${jsonText(value)}\n`);
}

function summary(count: number): string {
  return count === 1 ? 'One problem.' : `${count} problems.`;
}
