import type { ActionBehaviour, Targets } from '../actions/action.ts';
import type { ActionSettings, LiveAction } from '../actions/action-plan.ts';
import { written, type Fields } from '../actions/field.ts';
import { actions } from '../actions/index.ts';
import { assert } from '../core/assert.ts';
import type { Run } from '../run.ts';
import { formatDuration } from './duration.ts';

/** What a chart writes beside an action: `shed 50 %`. */
export function actionLabel({ do: what }: LiveAction): string {
  const { behaviour, params } = kindOf(what);
  return behaviour.label(params as never);
}

/** When actions were in force, and on what. A moment has no length; what was not ended lasts to the end of the run so far. */
export function actionWindows(
  run: Run,
): { action: number; part: string; label: string; fromUs: number; toUs: number }[] {
  const begun = run.marks.filter((mark) => mark.kind === 'action-begins');
  return begun.map(({ action = 0, atUs, part }) => {
    const settings = run.actions[action]!;
    const end = run.marks.find(
      (mark) => mark.kind === 'action-ends' && mark.action === action && mark.part === part && mark.atUs >= atUs,
    );
    const isMoment = kindOf(settings.do).behaviour.form === 'moment';
    const toUs = isMoment ? atUs : (end?.atUs ?? run.nowUs);
    return { action, part, label: actionLabel(settings), fromUs: atUs, toUs };
  });
}

/** Recorded actions as people write them, `at: 90s` and all: what `actionsSchema` reads. */
export function writtenActions(recorded: readonly ActionSettings[]): Record<string, unknown>[] {
  return recorded.map(({ at, do: what, for: forUs }) => {
    const { behaviour, params } = kindOf(what);
    return {
      at: formatDuration(at),
      do: { [behaviour.key]: written(behaviour.fields as Fields, params) },
      ...(forUs === undefined ? {} : { for: formatDuration(forUs) }),
    };
  });
}

function kindOf(what: LiveAction['do']): { behaviour: Action; params: Record<string, unknown> } {
  const behaviour = (actions as readonly unknown[] as readonly Action[]).find(({ key }) => Object.hasOwn(what, key));
  assert(behaviour !== undefined, 'a recorded action is of a kind that exists');
  return { behaviour, params: what[behaviour.key] as Record<string, unknown> };
}

type Action = ActionBehaviour<keyof Targets, never>;
