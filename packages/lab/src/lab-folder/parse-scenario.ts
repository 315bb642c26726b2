import { compile, type Scenario } from '@basin/engine';
import { scenarioSchema } from '@basin/engine/schema';
import { inReadingOrder, type Diagnostic, type Problem } from '../yaml/diagnostic.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { checkSchema } from '../yaml/schema-problems.ts';

export interface ParsedScenario {
  /** Absent if there are diagnostics. */
  readonly scenario?: Scenario;
  /**
   * There as soon as the text has the form of a scenario, even if its names and times do not make a system yet: enough
   * for a picture of what is being built, not for a run.
   */
  readonly shape?: Scenario;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads scenario.yaml: its shape first, then, once that holds, whether its names and times make a system. */
export function parseScenario(text: string, file: string = 'scenario.yaml'): ParsedScenario {
  const yaml = readYaml(text, file);
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics };
  const { value: scenario, problems } = checkSchema(scenarioSchema, yaml.value);
  const found = scenario === undefined ? problems : compileProblems(scenario);
  const diagnostics = inReadingOrder([...yaml.diagnostics, ...yaml.locate(found)]);
  if (scenario === undefined || yaml.diagnostics.length > 0) return { diagnostics };
  return diagnostics.length > 0 ? { shape: scenario, diagnostics } : { scenario, shape: scenario, diagnostics };
}

function compileProblems(scenario: Scenario): Problem[] {
  return compile(scenario).diagnostics.map(({ path, says, instead }) => ({ path, at: 'value', says, instead }));
}
