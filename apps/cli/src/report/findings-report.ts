import type { Finding, Lab } from '@basin/lab';
import type { Style } from '../terminal/style.ts';
import { wrapped } from '../terminal/table.ts';

/** Every gate of a lab with the figures it rests on. */
export function findingsReport(lab: Pick<Lab, 'slug' | 'title'>, findings: readonly Finding[], style: Style): string {
  const gates = [...new Set(findings.map(({ gate }) => gate))];
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  const failed = findings.filter(({ ok }) => !ok).length;
  const conclusion =
    failed === 0 ? style('green', 'SOUND') : style('red', `NOT SOUND: ${failed} of ${findings.length} findings`);
  return [
    `${style('bold', lab.slug)}: ${lab.title}`,
    ...gates.flatMap((gate) => [
      '',
      style('bold', gate),
      ...findings.filter((finding) => finding.gate === gate).flatMap((finding) => findingLines(finding, width, style)),
    ]),
    '',
    `${conclusion}. ${findings.length} findings${seedsTold(findings)}.`,
    '',
  ].join('\n');
}

function findingLines({ ok, subject, figures, detail }: Finding, width: number, style: Style): string[] {
  const mark = ok ? style('green', '✔') : style('red', '✘');
  const room = 100 - width;
  const [first = '', ...more] = wrapped(figures, room);
  const below = [...more, ...(detail === undefined ? [] : wrapped(detail, room))];
  const indent = ' '.repeat(width + 6);
  return [`  ${mark} ${subject.padEnd(width)}  ${first}`, ...below.map((line) => `${indent}${line}`)];
}

function seedsTold(findings: readonly Finding[]): string {
  const seeds = Math.max(0, ...findings.map(({ seedsRun }) => seedsRun));
  return seeds === 0 ? '' : ` over ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`;
}
