import type { GuardDefinition } from './define-guard.ts';
import { queueLimitDefinition } from './queue-limit/definition.ts';
import { queueOrderDefinition } from './queue-order/definition.ts';
import { retryDefinition } from './retry/definition.ts';
import { retryBudgetDefinition } from './retry-budget/definition.ts';
import { timeoutDefinition } from './timeout/definition.ts';

/** Every guard, by what people write; alphabetical. */
export const guardDefinitions = [
  queueLimitDefinition,
  queueOrderDefinition,
  retryDefinition,
  retryBudgetDefinition,
  timeoutDefinition,
] as const satisfies GuardDefinition[];
