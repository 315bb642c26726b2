/**
 * What the course draws and speaks of, each with one hue and one form. Legends, charts and prose all read this list, so
 * that a word in a sentence looks like its line in a figure.
 */
export const meanings = [
  { id: 'offered', word: 'offered load', variable: '--offered', form: 'thin-line' },
  { id: 'goodput', word: 'goodput', variable: '--goodput', form: 'thick-line-over-fill' },
  { id: 'attempts', word: 'attempts', variable: '--attempts', form: 'line' },
  { id: 'retries', word: 'retries', variable: '--attempts', form: 'hatched-area' },
  { id: 'timeouts', word: 'timeouts', variable: '--failure', form: 'line-with-marks' },
  { id: 'errors', word: 'errors', variable: '--failure', form: 'dotted-line' },
  { id: 'shed', word: 'shed', variable: '--refused', form: 'long-dashes' },
  { id: 'blocked', word: 'blocked', variable: '--refused', form: 'dashes' },
  { id: 'expired', word: 'expired', variable: '--refused', form: 'short-dashes' },
  { id: 'queue', word: 'queue', variable: '--queue', form: 'stepped-area' },
  { id: 'throughput', word: 'throughput', variable: '--queue', form: 'dash-dotted-line' },
  { id: 'latency', word: 'latency', variable: '--latency', form: 'line-in-band' },
  { id: 'trigger', word: 'trigger', variable: '--trigger', form: 'hatched-tint' },
  { id: 'healthy', word: 'healthy', variable: '--healthy', form: 'plain-tint' },
  { id: 'failed', word: 'failed', variable: '--failed', form: 'cross-hatched-tint' },
  { id: 'undecided', word: 'undecided', variable: '--undecided', form: 'dotted-tint' },
  { id: 'guess', word: 'your guess', variable: '--ink-soft', form: 'hand-drawn-line' },
] as const satisfies readonly MeaningDefinition[];

interface MeaningDefinition {
  readonly id: string;
  readonly word: string;
  /** Of its marks; the colour of its words has the same name and `-text`. */
  readonly variable: `--${string}`;
  /** What tells it apart where there is no colour. */
  readonly form: string;
}

export type Meaning = (typeof meanings)[number];
export type MeaningId = Meaning['id'];
export type MeaningForm = Meaning['form'];

export function meaningOf(id: MeaningId): Meaning {
  const meaning = meanings.find((each) => each.id === id);
  if (!meaning) throw new RangeError(`There is no meaning called ${id}.`);
  return meaning;
}
