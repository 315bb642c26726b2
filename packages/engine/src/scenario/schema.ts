import * as z from 'zod';
import { componentDefinitions } from '../components/definitions.ts';
import { guardDefinitions } from '../guards/definitions.ts';
import { panicModeSchema, panicModeSummary } from '../panic/definition.ts';
import type { SitesBySide } from '../sites.ts';
import { triggerDefinitions } from '../triggers/definitions.ts';
import { duration, exactlyOne, positiveDuration, share } from './fields.ts';
import { NO_GUARDS, type GuardSettings, type Scenario } from './scenario.ts';
import { placeKeys, sides, type PlaceKey } from './sides.ts';

/** Which guards somebody may set, by place. */
export interface AllowedGuards extends OtherAllowed, AllowedSystem {
  readonly calls: AllowedPlaces;
  readonly servers: AllowedPlaces;
}

/** Of the system as a whole: `panicMode`, with the guards that are allowed otherwise. */
interface AllowedSystem {
  readonly system?: readonly string[] | undefined;
}

type OtherAllowed = { readonly [Key in Exclude<PlaceKey, 'calls' | 'servers'>]?: AllowedPlaces | undefined };
type AllowedPlaces = Readonly<Record<string, readonly string[]>>;

/**
 * The shape of guards.yaml, without its `version`: every place and every guard, or only those allowed.
 *
 * Derived from the guards' definitions, so that what is checked, completed, explained and run cannot drift apart.
 */
export function guardSettingsSchema(allowed?: AllowedGuards): z.ZodType<GuardSettings> {
  const keys = allowed === undefined ? placeKeys : placeKeys.filter((key) => allowed[key] !== undefined);
  const entries = keys.map((key) => {
    const { side, named, describe } = sides[key];
    const schema = allowed === undefined ? anyPlace(side, NAMED[named]) : places(side, allowed[key]!);
    const isAlwaysThere = key === 'calls' || key === 'servers';
    return [key, (isAlwaysThere ? schema.default({}) : schema.optional()).describe(describe)];
  });
  const mayPanic = allowed === undefined || allowed.system?.includes('panicMode') === true;
  const system = mayPanic ? { system: systemSchema(allowed).optional() } : {};
  return z.strictObject({ ...Object.fromEntries(entries), ...system }) as unknown as z.ZodType<GuardSettings>;
}

function systemSchema(allowed: AllowedGuards | undefined) {
  const calls = allowed === undefined ? anyPlace('caller', ARROW) : places('caller', allowed.calls);
  const servers = allowed === undefined ? anyPlace('server', NAME) : places('server', allowed.servers);
  const panicMode = panicModeSchema({ calls: calls.default({}), servers: servers.default({}) });
  return z
    .strictObject({
      panicMode: z
        .union([z.literal('off'), panicMode])
        .optional()
        .describe(panicModeSummary),
    })
    .describe('What concerns the system as a whole.');
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

function places(side: keyof SitesBySide, allowed: AllowedPlaces) {
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
const NAMED = { arrow: ARROW, component: NAME };

const component = exactlyOne(
  Object.fromEntries(componentDefinitions.map((each) => [each.kind, each.params.describe(each.summary)])),
);

const arrow = z.strictObject({
  delay: duration().prefault('0ms').describe('Time on the wire, each way.'),
  owner: z.string().max(100).optional().describe('The team that owns it; nobody does unless said.'),
});

const domain = z.strictObject({
  kind: z.enum(['rack', 'zone', 'pool', 'config', 'deploy']).describe('What its members have in common.'),
  members: z.array(z.string()).min(1).max(1_000).describe('Components, replicas such as `checkout.2`, and arrows.'),
});

const triggerKeys: readonly string[] = triggerDefinitions.map((each) => each.key);
const momentKeys: readonly string[] = triggerDefinitions.filter((each) => each.isMoment).map((each) => each.key);
const isMoment = (settings: object): boolean => momentKeys.some((key) => key in settings);
const trigger = z
  .strictObject({
    at: duration().describe('When it begins.'),
    for: positiveDuration().optional().describe('How long it lasts.'),
    chance: share().optional().describe('How likely it happens at all, to all that it happens to; surely unless said.'),
    strikes: share()
      .optional()
      .describe('How likely it happens to each of them, each by its own dice; surely unless said.'),
    ...Object.fromEntries(triggerDefinitions.map((each) => [each.key, each.params.optional().describe(each.summary)])),
  })
  .refine(
    (settings) => triggerKeys.filter((key) => (settings as Record<string, unknown>)[key] !== undefined).length === 1,
    {
      error: `write one of ${triggerKeys.map((key) => `\`${key}\``).join(', ')} beside \`at\` and \`for\``,
    },
  )
  .refine((settings) => settings.for !== undefined || isMoment(settings), {
    path: ['for'],
    error: 'write how long it lasts, such as `for: 20s`',
  })
  .refine((settings) => settings.for === undefined || !isMoment(settings), {
    path: ['for'],
    error: 'leave `for` out: this is over at once',
  })
  .transform((settings) => ({ ...settings, for: settings.for ?? 0 }));

/** The shape of scenario.yaml. */
export const scenarioSchema = z.strictObject({
  version: z.literal(1).describe('The version of this format.'),
  title: z.string().max(200).optional().describe('What a person calls it.'),
  duration: positiveDuration().describe('How long a run lasts.'),
  bucket: positiveDuration().prefault('1s').describe('The step of every series.'),
  components: z.record(NAME, component).describe('The boxes, by name.'),
  arrows: z.record(ARROW, arrow).describe('Who calls whom, by `caller -> callee`.'),
  domains: z
    .record(NAME, domain)
    .optional()
    .describe('What fails together, by name; triggers and actions may name it.'),
  triggers: z.record(NAME, trigger).default({}).describe('What pushes the system, by name.'),
  guards: guardSettingsSchema().default(NO_GUARDS).describe('In force before anybody sets a guard.'),
}) as unknown as z.ZodType<Scenario>;
