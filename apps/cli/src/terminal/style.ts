import { styleText } from 'node:util';

export type Look = Parameters<typeof styleText>[0];
export type Style = (look: Look, text: string) => string;

/** Colours for a stream: only on a terminal, and never where NO_COLOR is set. */
export function styleFor(stream: { readonly isTTY?: boolean }): Style {
  const isColoured = stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return isColoured ? (look, text) => styleText(look, text, { validateStream: false }) : (_look, text) => text;
}
