import { DAMAGED, packed, unpacked } from '@/pieces/share/index.ts';
import type { HarderQuestion } from './harder.ts';

/** A lab as somebody has it before them: what opens it like that elsewhere. */
export interface LabState {
  /** The guards. */
  readonly text: string;
  /** Of the next try. */
  readonly seed: number;
  /** The run beside the lab that is on the chart. */
  readonly harder?: HarderQuestion | undefined;
  /** The goal that is looked at. */
  readonly goal?: string | undefined;
}

export type LabStateReading = { readonly state: LabState } | { readonly says: string };

/** The end of an address, which a browser sends to no server: an answer to a lab is nobody's business but its reader's. */
export async function linkOf(state: LabState): Promise<string> {
  return `${MARK}${await packed(JSON.stringify({ version: VERSION, ...state }))}`;
}

/** The state that the end of an address holds; undefined if it does not claim to hold one. */
export async function readLink(hash: string): Promise<LabStateReading | undefined> {
  if (!hash.startsWith(MARK)) return undefined;
  const text = await unpacked(hash.slice(MARK.length));
  return text === undefined ? { says: DAMAGED } : readState(text);
}

function readState(json: string): LabStateReading {
  const value = parsed(json);
  if (!isRecord(value)) return { says: DAMAGED };
  const { version, text, seed, harder, goal } = value;
  if (typeof version === 'number' && version > VERSION) {
    return { says: 'It was made by a newer version of the course than this one.' };
  }
  if (typeof text !== 'string' || !isSeed(seed)) return { says: DAMAGED };
  return {
    state: {
      text,
      seed,
      ...(isHarder(harder) && { harder: { seed: harder.seed, values: harder.values } }),
      ...(typeof goal === 'string' && { goal }),
    },
  };
}

function isHarder(value: unknown): value is HarderQuestion {
  if (!isRecord(value) || !isSeed(value['seed']) || !isRecord(value['values'])) return false;
  return Object.values(value['values']).every((each) => typeof each === 'number' && Number.isFinite(each));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const isSeed = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const MARK = '#lab=';
const VERSION = 1;
