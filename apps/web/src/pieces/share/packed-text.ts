/**
 * A text as a part of an address. Compressed by the browser itself, as zlib does it: with a checksum, so that a link that
 * lost a character on its way is told from one that means something else. In base64url, which chats and mails leave alone.
 */
export async function packed(text: string): Promise<string> {
  return base64Of(await through(new TextEncoder().encode(text), new CompressionStream('deflate')));
}

/** The text; undefined if what came is damaged, or more than anybody writes. */
export async function unpacked(link: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await through(bytesOf(link.trim()), new DecompressionStream('deflate')));
  } catch {
    return undefined;
  }
}

/** For whoever opened a link that cannot be unpacked. */
export const DAMAGED = 'It is damaged or incomplete: often its end is cut off where it was pasted.';

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
    if (length > LENGTH_LIMIT) throw new RangeError('longer than any text that is written here');
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

const LENGTH_LIMIT = 1_000_000;
