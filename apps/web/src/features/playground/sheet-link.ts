import { DAMAGED, packed, unpacked } from '@/pieces/share/index.ts';
import { readSheet, writtenSheet, type Sheet, type SheetReading } from './sheet.ts';

/**
 * A sheet as the part of an address behind `#`, which a browser never sends to a server: whoever runs the course does not
 * learn what its learners build.
 */
export async function linkOf(sheet: Sheet): Promise<string> {
  return `${MARK}${await packed(writtenSheet(sheet))}`;
}

/** The sheet that the end of an address holds; undefined if it does not claim to hold one. */
export async function readLink(hash: string): Promise<SheetReading | undefined> {
  if (!hash.startsWith(MARK)) return undefined;
  const text = await unpacked(hash.slice(MARK.length));
  return text === undefined ? { says: DAMAGED } : readSheet(text);
}

const MARK = '#sheet=';
