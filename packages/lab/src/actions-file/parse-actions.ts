import { compileActions, type ActionSettings, type Plan } from '@basin/engine';
import { actionsSchema } from '@basin/engine/schema';
import { inReadingOrder, type Diagnostic, type Problem } from '../yaml/diagnostic.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { checkSchema } from '../yaml/schema-problems.ts';

export interface ParsedActions {
  /** Absent if there are diagnostics. */
  readonly actions?: readonly ActionSettings[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a list of runbook actions: what somebody does about a system in the course of a run of this plan. JSON, such as a
 * run has recorded, is read as well. A text without actions is a list of none.
 */
export function parseActions(text: string, plan: Plan, file: string = 'actions.yaml'): ParsedActions {
  const yaml = readYaml(text, file, LENGTH_LIMIT);
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics };
  if (yaml.value === null && yaml.diagnostics.length === 0) return { actions: [], diagnostics: [] };
  const { value: actions, problems } = checkSchema(actionsSchema, yaml.value);
  const found = actions === undefined ? problems : compileProblems(plan, actions);
  const diagnostics = inReadingOrder([...yaml.diagnostics, ...yaml.locate(found)]);
  return actions === undefined || diagnostics.length > 0 ? { diagnostics } : { actions, diagnostics };
}

function compileProblems(plan: Plan, actions: readonly ActionSettings[]): Problem[] {
  return compileActions(plan, actions).diagnostics.map(({ path, says, instead }) => {
    return { path, at: 'value', says, instead };
  });
}

/** As many actions as a run takes at most, each over several indented lines. */
const LENGTH_LIMIT = 256 * 1024;
