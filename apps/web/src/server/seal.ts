import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Seals what a browser has to carry for the server and must not read. Nothing is stored anywhere: what was sealed is the
 * token itself (AES-256-GCM, so that a changed one opens no more than a foreign one).
 *
 * The key is `SEAL_KEY` of the environment; where there is none, one that lives as long as the process. Then tokens from
 * before a restart do not open, and whoever holds one begins anew.
 */
export function seal(value: unknown): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key(), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined for whatever was not sealed here. */
export function unseal(token: string): unknown {
  try {
    const bytes = Buffer.from(token, 'base64url');
    const decipher = createDecipheriv(CIPHER, key(), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(opened.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** On the process, not in this module: a server has the module more than once. */
function key(): Buffer {
  const written = process.env['SEAL_KEY'];
  if (written) return createHash('sha256').update(written).digest();
  const holder = globalThis as { basinSealKey?: Buffer };
  holder.basinSealKey ??= randomBytes(32);
  return holder.basinSealKey;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
