import { guardsDifference, type SettingChange } from '@basin/lab';
import { type Entry, moment } from '@/pieces/drafts/index.ts';

/** `the check of 12:03:05`. */
export function nameOf(entry: Entry): string {
  const what = { try: 'the try', check: 'the check', kept: 'the text' }[entry.kind];
  return `${what} of ${moment(entry.atMs)}`;
}

/** What a try or check has otherwise than the one before it, the first of them than the start. Newest first, as entries are. */
export function changeSays(entries: readonly Entry[], entry: Entry, start: string): string {
  const older = entries.slice(entries.indexOf(entry) + 1).find(({ kind }) => kind !== 'kept');
  const before = older === undefined ? 'the start' : 'the one before';
  const changes = guardsDifference(older?.text ?? start, entry.text);
  if (changes === undefined) return `Whether it differs from ${before} cannot be read any more.`;
  if (changes.length === 0) return `The settings of ${before}.`;
  const told = changes.slice(0, MOST_TOLD).map(changeWords);
  const rest = changes.length - told.length;
  return `Since ${before}: ${told.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

function changeWords({ where, before, after }: SettingChange): string {
  if (before === undefined) return `${where} set, \`${after ?? ''}\``;
  return after === undefined ? `${where} taken away` : `${where} from \`${before}\` to \`${after}\``;
}

const MOST_TOLD = 4;
