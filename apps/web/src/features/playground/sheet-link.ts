import { readSheet, writtenSheet, type Sheet, type SheetReading } from './sheet.ts';

/**
 * A sheet as the part of an address behind `#`, which a browser never sends to a server: whoever runs the course does not
 * learn what its learners build.
 *
 * The text is compressed by the browser itself, as zlib does it: with a checksum, so that a link that lost a character on
 * its way is told from one that means something else. In base64url, which chats and mails leave alone.
 */
export async function linkOf(sheet: Sheet): Promise<string> {
  const packed = await through(new TextEncoder().encode(writtenSheet(sheet)), new CompressionStream('deflate'));
  return `${MARK}${base64Of(packed)}`;
}

/** The sheet that the end of an address holds; undefined if it does not claim to hold one. */
export async function readLink(hash: string): Promise<SheetReading | undefined> {
  if (!hash.startsWith(MARK)) return undefined;
  try {
    const packed = bytesOf(hash.slice(MARK.length).trim());
    return readSheet(new TextDecoder().decode(await through(packed, new DecompressionStream('deflate'))));
  } catch {
    return { says: 'It is damaged or incomplete: often its end is cut off where it was pasted.' };
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let read = await reader.read(); read.value !== undefined; read = await reader.read()) {
    length += read.value.length;
    // A few characters can unpack to gigabytes.
    if (length > LENGTH_LIMIT) throw new RangeError('longer than any sheet');
    pieces.push(new Uint8Array(read.value));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function base64Of(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const MARK = '#sheet=';
const LENGTH_LIMIT = 1_000_000;
