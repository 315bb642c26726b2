import * as z from 'zod';
import { componentDefinitions } from '../components/definitions.ts';
import { guardDefinitions } from '../guards/definitions.ts';
import type { SitesBySide } from '../guards/guard.ts';
import { triggerDefinitions } from '../triggers/definitions.ts';
import { duration, exactlyOne, positiveDuration } from './fields.ts';
import { NO_GUARDS, type GuardSettings, type Scenario } from './scenario.ts';

/** Which guards somebody may set, by place. */
export interface AllowedGuards {
  readonly calls: Readonly<Record<string, readonly string[]>>;
  readonly servers: Readonly<Record<string, readonly string[]>>;
}

/**
 * The shape of guards.yaml, without its `version`: every place and every guard, or only those allowed.
 *
 * Derived from the guards' definitions, so that what is checked, completed, explained and run cannot drift apart.
 */
export function guardSettingsSchema(allowed?: AllowedGuards): z.ZodType<GuardSettings> {
  const calls = allowed === undefined ? anyPlace('caller', ARROW) : places('caller', allowed.calls);
  const servers = allowed === undefined ? anyPlace('server', NAME) : places('server', allowed.servers);
  return z.strictObject({
    calls: calls.default({}).describe('Guards at the near end of an arrow, by `caller -> callee`.'),
    servers: servers.default({}).describe('Guards of a server, by its name.'),
  }) as unknown as z.ZodType<GuardSettings>;
}

/** One place: each guard with its parameters, or `off`. */
function place(side: keyof SitesBySide, keys: readonly string[]) {
  const fitting = guardDefinitions.filter((guard) => guard.side === side && keys.includes(guard.key));
  return z.strictObject(
    Object.fromEntries(
      fitting.map((guard) => [
        guard.key,
        z
          .union([z.literal('off'), guard.params])
          .optional()
          .describe(guard.summary),
      ]),
    ),
  );
}

function places(side: keyof SitesBySide, allowed: Readonly<Record<string, readonly string[]>>) {
  return z.strictObject(
    Object.fromEntries(Object.entries(allowed).map(([name, keys]) => [name, place(side, keys).optional()])),
  );
}

function anyPlace(side: keyof SitesBySide, name: z.ZodString) {
  return z.record(
    name,
    place(
      side,
      guardDefinitions.map((guard) => guard.key),
    ),
  );
}

const NAME = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'write a name of small letters, digits and hyphens, such as `checkout`');
const ARROW = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39} -> [a-z][a-z0-9-]{0,39}$/, 'write an arrow as `caller -> callee`');

const component = exactlyOne(
  Object.fromEntries(componentDefinitions.map((each) => [each.kind, each.params.describe(each.summary)])),
);

const arrow = z.strictObject({
  delay: duration().prefault('0ms').describe('Time on the wire, each way.'),
});

const triggerKeys = triggerDefinitions.map((each) => each.key);
const trigger = z
  .strictObject({
    at: duration().describe('When it begins.'),
    for: positiveDuration().describe('How long it lasts.'),
    ...Object.fromEntries(triggerDefinitions.map((each) => [each.key, each.params.optional().describe(each.summary)])),
  })
  .refine((settings) => triggerKeys.filter((key) => key in settings).length === 1, {
    error: `write one of ${triggerKeys.map((key) => `\`${key}\``).join(', ')} beside \`at\` and \`for\``,
  });

/** The shape of scenario.yaml. */
export const scenarioSchema = z.strictObject({
  version: z.literal(1).describe('The version of this format.'),
  title: z.string().max(200).optional().describe('What a person calls it.'),
  duration: positiveDuration().describe('How long a run lasts.'),
  bucket: positiveDuration().prefault('1s').describe('The step of every series.'),
  components: z.record(NAME, component).describe('The boxes, by name.'),
  arrows: z.record(ARROW, arrow).describe('Who calls whom, by `caller -> callee`.'),
  triggers: z.record(NAME, trigger).default({}).describe('What pushes the system, by name.'),
  guards: guardSettingsSchema().default(NO_GUARDS).describe('In force before anybody sets a guard.'),
}) as unknown as z.ZodType<Scenario>;
