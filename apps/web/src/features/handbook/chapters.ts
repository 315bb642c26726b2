import { placeKeys, sides } from '@basin/engine';
import {
  actionDefinitions,
  componentDefinitions,
  guardDefinitions,
  triggerDefinitions,
  type GuardPreset,
} from '@basin/engine/schema';
import { paramTexts, type ParamText } from '@basin/lab';
import { stringify } from 'yaml';

/** One chapter of the handbook: everything of one kind, as the definitions have it that check, complete and run it. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly entries: readonly HandbookEntry[];
}

export interface HandbookEntry {
  /** `guard-retry-budget`: where it stands on the page. */
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly params: readonly ParamText[];
  readonly source?: string;
  /** As it is written in a file. */
  readonly example?: string;
  readonly presets: readonly HandbookPreset[];
}

/** How a well-known library sets it, in one line of YAML. */
export type HandbookPreset = Omit<GuardPreset, 'params'> & { readonly params: string };

export function chapters(): Chapter[] {
  return [...guardChapters(), componentChapter(), triggerChapter(), actionChapter()];
}

function guardChapters(): Chapter[] {
  return placeKeys.map((place) => {
    const { describe, side } = sides[place];
    const fitting = guardDefinitions.filter((definition) => definition.side === side);
    const where = sides[place].named === 'arrow' ? 'users -> checkout' : 'checkout';
    return {
      id: place,
      title: `Guards under ${place}`,
      says: describe,
      entries: fitting.map(({ key, summary, source, example, params, presets }) => ({
        id: `guard-${kebabOf(key)}`,
        key,
        summary,
        source,
        example: written({ [place]: { [where]: { [key]: example } } }),
        params: paramTexts(params),
        presets: presets.map((preset) => ({ ...preset, params: inOneLine(preset.params) })),
      })),
    };
  });
}

function componentChapter(): Chapter {
  return {
    id: 'components',
    title: 'Components',
    says: 'The boxes of a scenario. Each is written under its name, as a map with its kind as the only key.',
    entries: componentDefinitions.map(({ kind, summary, params }) =>
      entry('component', { key: kind, summary, params }),
    ),
  };
}

function triggerChapter(): Chapter {
  return {
    id: 'triggers',
    title: 'Triggers',
    says: 'What happens to a system from outside. Each is written under a name of its own, with when it begins and how long it lasts.',
    entries: triggerDefinitions.map(({ key, summary, params }) => entry('trigger', { key, summary, params })),
  };
}

function actionChapter(): Chapter {
  return {
    id: 'actions',
    title: 'Runbook actions',
    says: 'What somebody may do about it while it happens. Taken live or written down beforehand, they are the same.',
    entries: actionDefinitions.map(({ key, summary, params }) => entry('action', { key, summary, params })),
  };
}

interface Defined {
  readonly key: string;
  readonly summary: string;
  readonly params: Parameters<typeof paramTexts>[0];
}

function entry(kind: string, { key, summary, params }: Defined): HandbookEntry {
  return { id: `${kind}-${kebabOf(key)}`, key, summary, params: paramTexts(params), presets: [] };
}

/** YAML as the course writes it: places as blocks, a guard's parameters in one line. */
function written(value: object): string {
  return stringify(value, { collectionStyle: 'any', lineWidth: 0 }).trimEnd();
}

function inOneLine(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

function kebabOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
