import { InvariantError } from '@basin/engine';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import type { Path } from '../../yaml/diagnostic.ts';
import { readYaml, type YamlFile } from '../../yaml/read-yaml.ts';
import type { OpenHead, PartResult } from '../exercise.ts';
import { findingsIn, hazards, type Finding, type Hazard } from './hazards.ts';

/** A proposal to be reviewed. Its text is all there is: what is wrong with it is worked out from it when it is asked. */
export interface OpenReview extends OpenHead {
  readonly kind: 'review';
  readonly text: string;
}

/** A line, from 1, and what is wrong there. */
export interface ReviewMark {
  readonly line: number;
  readonly hazard: Hazard;
}

/** A finding with the lines at which it may be marked: all that the text says of what it is about. */
export interface PlacedFinding extends Finding {
  readonly lines: readonly { readonly from: number; readonly to: number }[];
}

export function placedFindings(text: string): PlacedFinding[] {
  const { scenario } = parseScenario(text);
  if (scenario === undefined) throw new InvariantError('a proposal is a scenario');
  const yaml = readYaml(text, 'scenario.yaml');
  return findingsIn(scenario).map((each) => ({ ...each, lines: linesAbout(each.about, yaml) }));
}

/** Whether everything is found, called what it is, and nothing else is marked. */
export function gradeReview({ text }: Pick<OpenReview, 'text'>, marks: readonly ReviewMark[]): PartResult[] {
  const findings = placedFindings(text);
  const there = (mark: ReviewMark) =>
    findings.filter(({ lines }) => lines.some(({ from, to }) => from <= mark.line && mark.line <= to));
  const isRight = (mark: ReviewMark) => there(mark).some(({ hazard }) => hazard === mark.hazard);
  const wrong = marks.filter((mark) => !isRight(mark));
  return [
    allFound(findings, (each) => marks.some((mark) => there(mark).includes(each) && mark.hazard === each.hazard)),
    rightlyNamed(wrong.filter((mark) => there(mark).length > 0)),
    noAlarms(wrong.filter((mark) => there(mark).length === 0)),
  ];
}

function allFound(findings: readonly PlacedFinding[], isFound: (finding: PlacedFinding) => boolean): PartResult {
  const part = 'found';
  const missing = findings.filter((each) => !isFound(each));
  const found = findings.filter(isFound);
  const [first] = missing;
  if (first === undefined) {
    return {
      part,
      met: true,
      says: `All ${findings.length} are found. ${findings.map(({ because }) => sentence(because)).join(' ')}`,
    };
  }
  const question = first.about.includes(' -> ')
    ? 'what does it do when the other side is slow, and does that make it worse?'
    : 'what waits at its door, and does anybody still wait for that?';
  const near = `Ask of \`${first.about}\`: ${question}`;
  const known = found.map(({ because }) => sentence(because)).join(' ');
  return {
    part,
    met: false,
    says: `${found.length} of ${findings.length} hazards are found. ${near}${known === '' ? '' : ` So far: ${known}`}`,
  };
}

function rightlyNamed(wrong: readonly ReviewMark[]): PartResult {
  const part = 'named';
  const [first] = wrong;
  if (first === undefined) return { part, met: true, says: 'What is marked is called what it is.' };
  return {
    part,
    met: false,
    says: `Line ${first.line} is about something that has a hazard, but not this one: “${saysOf(first)}”.`,
  };
}

function noAlarms(wrong: readonly ReviewMark[]): PartResult {
  const part = 'alarms';
  const [first] = wrong;
  if (first === undefined) return { part, met: true, says: 'Nothing is marked that is sound.' };
  return {
    part,
    met: false,
    says: `Line ${first.line} is sound: “${saysOf(first)}” is a false alarm. A review that cries wolf is not read the next time.`,
  };
}

/** The part's own line or block wherever the text speaks of it: among components, arrows and guards. */
function linesAbout(about: string, yaml: YamlFile): PlacedFinding['lines'] {
  const places = [
    ['components', about],
    ['arrows', about],
    ['guards', 'calls', about],
    ['guards', 'servers', about],
  ];
  return places.flatMap((path) => {
    const value = valueAt(yaml.value, path);
    return value === undefined ? [] : [{ from: yaml.spanOf(path, 'key').line, to: lastLine(path, value, yaml) }];
  });
}

/** Where a block ends: with the last of what stands in it. */
function lastLine(path: Path, value: unknown, yaml: YamlFile): number {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const own = yaml.spanOf(path, 'key').line;
  return Math.max(own, ...inside.map(([key, each]) => lastLine([...path, key], each, yaml)));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) at = (at as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return at;
}

function saysOf({ hazard }: ReviewMark): string {
  return hazards.find(({ key }) => key === hazard)?.says ?? hazard;
}

function sentence(because: string): string {
  return `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;
}
