/**
 * All that the playground is about: three texts as people write them, and a seed. Whatever it shows is computed from
 * them; so a sheet in a draft, in a link and on another machine is the same system with the same runs.
 */
export interface Sheet {
  /** As scenario.yaml. */
  readonly scenario: string;
  /** As guards.yaml. */
  readonly guards: string;
  /** As actions.yaml: what is done about it in the course of the run. */
  readonly actions: string;
  readonly seed: number;
}

export type SheetText = Exclude<keyof Sheet, 'seed'>;

/** A sheet, or why there is none. */
export type SheetReading = { readonly sheet: Sheet } | { readonly says: string };

/** The file names, which the texts have wherever they are spoken of. */
export const FILES: Readonly<Record<SheetText, string>> = {
  scenario: 'scenario.yaml',
  guards: 'guards.yaml',
  actions: 'actions.yaml',
};

export const EMPTY_SHEET: Sheet = {
  scenario: `version: 1
title: My system
duration: 300s

components: {}
arrows: {}
triggers: {}
`,
  guards: 'version: 1\n',
  actions: '',
  seed: 1,
};

/** As it is kept on the device and packed into links. */
export function writtenSheet({ scenario, guards, actions, seed }: Sheet): string {
  return JSON.stringify({ version: VERSION, scenario, guards, actions, seed });
}

/** Reads what `writtenSheet` wrote, in this version or an earlier one. */
export function readSheet(text: string): SheetReading {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return { says: 'It holds no sheet.' };
  }
  if (!isRecord(written) || !Number.isInteger(written['version'])) return { says: 'It holds no sheet.' };
  const version = Number(written['version']);
  if (version > VERSION)
    return { says: 'It was made by a newer version of this course, which writes sheets in another way.' };
  const { scenario, guards, actions, seed } = migrated(written);
  const areTexts = [scenario, guards, actions].every((each) => typeof each === 'string');
  if (!areTexts || !isSeed(seed)) return { says: 'A part of its sheet is missing.' };
  return { sheet: { scenario: String(scenario), guards: String(guards), actions: String(actions), seed } };
}

const isSeed = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * Step by step from older versions to the current one: the first entry turns version 1 into version 2, and so on. Links
 * are kept for years in chats and notes: an entry is never taken out.
 */
type Migration = (sheet: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

const MIGRATIONS: readonly Migration[] = [];
const VERSION = MIGRATIONS.length + 1;

export function migrated(
  sheet: Readonly<Record<string, unknown>>,
  steps: readonly Migration[] = MIGRATIONS,
): Readonly<Record<string, unknown>> {
  const version = Number(sheet['version']);
  return steps.slice(Math.max(0, version - 1)).reduce((older, step) => step(older), sheet);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
