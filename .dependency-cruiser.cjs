// The architecture, as rules. Every rule says why it holds and what to do when it is in your way.

const ENGINE = 'packages/engine/src';
const WEB = 'apps/web/src';
const TEST = '[.](test|spec|fixture)[.]tsx?$|^(packages|apps)/[^/]+/(test|e2e|bench)/';
/** Files that say what people may write: parameters with their descriptions and limits. */
const SCHEMA = [
  `^${ENGINE}/schema[.]ts$`,
  `^${ENGINE}/scenario/(schema[^/]*|fields|law)[.]ts$`,
  `^${ENGINE}/[a-z]+/define-[a-z]+[.]ts$`,
  `^${ENGINE}/.*definitions?[.]ts$`,
];
const ZOD = '(^|/)node_modules/zod/';
/** The doors of packages: what `exports` in their package.json names. */
const DOORS = [
  '^packages/[^/]+/src/index[.]tsx?$',
  `^${ENGINE}/(schema|export|on-demand)[.]ts$`,
  '^packages/catalog/src/disk[.]ts$',
  '^packages/viz/src/theme/theme[.]css$',
];
/** Files that Next.js finds by their name. */
const FOUND_BY_NEXT = `^${WEB}/(app/|mdx-components[.]tsx$|instrumentation[^/]*[.]ts$|proxy[.]ts$)`;

const onlyMayImport = (name, allowed) => ({
  name: `${name}-imports-only-${allowed.join('-and-') || 'itself'}`,
  comment:
    'See the arrows in README.md. A package that knows less can be used in more places. Move what you need below.',
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^packages/', pathNot: [name, ...allowed].map((each) => `^packages/${each}/`) },
});

const wholeTree = [
  {
    name: 'no-cycles',
    comment: 'Modules that import each other cannot be understood one at a time. Move what both need below both.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nobody imports this file and it imports nobody. Wire it up or delete it.',
    severity: 'error',
    from: { orphan: true, pathNot: ['[.]d[.]ts$', '[.]config[.][cm]?[jt]s$', TEST, FOUND_BY_NEXT] },
    to: {},
  },
  {
    name: 'everything-resolves',
    comment:
      'These rules see nothing behind an import they cannot follow. Write a relative path or the name of a package.',
    severity: 'error',
    // Next.js provides `server-only` itself.
    from: {},
    to: { couldNotResolve: true, pathNot: '^server-only$' },
  },
  {
    name: 'tests-stay-tests',
    comment: 'Production code never imports a test or a fixture. Move what both need into a file of its own.',
    severity: 'error',
    from: { pathNot: TEST },
    to: { path: TEST, pathNot: 'node_modules' },
  },
];

const betweenPackages = [
  {
    name: 'packages-point-one-way',
    comment:
      'engine ← experiments ← lab ← catalog ← apps; engine, experiments ← viz ← apps. Need it from above? It belongs below.',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: '^(apps|scripts)/' },
  },
  onlyMayImport('engine', []),
  onlyMayImport('experiments', ['engine']),
  onlyMayImport('lab', ['engine', 'experiments']),
  onlyMayImport('viz', ['engine', 'experiments']),
  onlyMayImport('catalog', ['lab', 'engine']),
  {
    name: 'apps-are-strangers',
    comment: 'The web and the command line offer the same packages in two ways. What both need belongs to a package.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'front-door-only',
    comment: 'Import a package by its name, not by a file inside it. Missing something? Export it on purpose.',
    severity: 'error',
    from: { path: '^([^/]+/[^/]+)/' },
    to: { path: '^packages/[^/]+/', pathNot: ['^$1/', ...DOORS] },
  },
  {
    name: 'packages-touch-no-platform',
    comment:
      'Packages run in a browser, a worker and a server, so they open no file and no socket. Take the content as an argument; only catalog/src/disk.ts reads a disk.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: [TEST, '^packages/catalog/src/disk[.]ts$'] },
    to: { dependencyTypes: ['core'] },
  },
];

const insideTheEngine = [
  {
    name: 'core-knows-nothing',
    comment:
      'core/ is clock, heap and dice. If it needs to know of calls, queues or guards, the idea belongs above it.',
    severity: 'error',
    from: { path: `^${ENGINE}/core/`, pathNot: TEST },
    to: { pathNot: `^${ENGINE}/core/` },
  },
  {
    name: 'components-never-name-a-guard',
    comment:
      'A component asks at a site (sites.ts) and does not know who answers. Need a new question? Add it to sites.ts.',
    severity: 'error',
    from: { path: `^${ENGINE}/(components/|traffic/|sites[.]|world[.])`, pathNot: TEST },
    to: { path: `^${ENGINE}/guards/` },
  },
  {
    name: 'guards-never-name-a-component',
    comment: 'A guard sees a call or an attempt, the clock and its dice. Need more? Pass it through the site.',
    severity: 'error',
    from: { path: `^${ENGINE}/guards/`, pathNot: TEST },
    to: { path: `^${ENGINE}/(components|triggers|actions)/` },
  },
  {
    name: 'guards-are-strangers',
    comment:
      'A guard never imports another guard: they are combined by the site they share. Only the registry sees all.',
    severity: 'error',
    from: { path: `^${ENGINE}/guards/([^/]+)/` },
    to: { path: `^${ENGINE}/guards/[^/]+/`, pathNot: `^${ENGINE}/guards/$1/` },
  },
  {
    name: 'triggers-are-strangers',
    comment: 'A trigger begins and ends one thing and knows no other trigger. Only the registry sees all.',
    severity: 'error',
    from: { path: `^${ENGINE}/triggers/([^/]+)/` },
    to: { path: `^${ENGINE}/triggers/[^/]+/`, pathNot: `^${ENGINE}/triggers/$1/` },
  },
  {
    name: 'actions-are-strangers',
    comment: 'An action turns one dial or does one thing and knows no other action. Only the registry sees all.',
    severity: 'error',
    from: { path: `^${ENGINE}/actions/([^/]+)/` },
    to: { path: `^${ENGINE}/actions/[^/]+/`, pathNot: `^${ENGINE}/actions/$1/` },
  },
  {
    name: 'schemas-stay-at-the-border',
    comment:
      'zod checks what people write and weighs 26 kB. Nothing that runs may need it: keep it in a definition.ts, and what runs beside it.',
    severity: 'error',
    from: { path: `^${ENGINE}/`, pathNot: [...SCHEMA, TEST] },
    to: { path: ZOD },
  },
  {
    name: 'definitions-stay-behind-the-schema-door',
    comment:
      'Whoever imports a definition.ts imports zod with it. Split: what runs goes beside the definition, which imports it.',
    severity: 'error',
    from: { path: `^${ENGINE}/`, pathNot: [...SCHEMA, TEST] },
    to: { path: SCHEMA },
  },
  {
    name: 'the-light-door-stays-light',
    comment:
      'Lesson pages import @basin/engine and workers @basin/engine/on-demand; not even by detours may zod come in by those doors. See the path printed here.',
    severity: 'error',
    from: { path: `^${ENGINE}/(index|on-demand)[.]ts$` },
    to: { path: ZOD, reachable: true },
  },
  {
    name: 'engine-stands-alone',
    comment:
      'The engine runs in a browser worker, in the grader and in the CLI: no platform, no package but zod at its border. Write it, or pass it in.',
    severity: 'error',
    from: { path: `^${ENGINE}/`, pathNot: TEST },
    to: { path: 'node_modules/', pathNot: ZOD },
  },
];

const insideTheWeb = [
  {
    name: 'features-are-strangers',
    comment:
      'A feature never imports another feature. What two show is a piece (pieces/), a package, or server/; what combines them is a route.',
    severity: 'error',
    from: { path: `^${WEB}/features/([^/]+)/` },
    to: { path: `^${WEB}/features/`, pathNot: `^${WEB}/features/$1/` },
  },
  {
    name: 'pieces-know-no-feature',
    comment: 'A piece is what several features show, so it lies below them. Pass in what it needs as a property.',
    severity: 'error',
    from: { path: `^${WEB}/(pieces|server|workers)/` },
    to: { path: `^${WEB}/features/` },
  },
  {
    name: 'nobody-imports-a-route',
    comment: 'Routes are the outermost layer. What you need from one belongs to a feature.',
    severity: 'error',
    from: { path: `^${WEB}/`, pathNot: [`^${WEB}/app/`] },
    to: { path: `^${WEB}/app/` },
  },
  {
    name: 'routes-are-thin',
    comment: 'A route reads its parameters and calls a feature. Logic that a route needs belongs to a feature.',
    severity: 'error',
    from: { path: `^${WEB}/app/`, pathNot: TEST },
    to: { path: ['^packages/(engine|experiments|lab)/', `^${WEB}/server/db`] },
  },
  {
    name: 'worker-stays-light',
    comment:
      'The worker is some lines around @basin/engine/on-demand, and loads in no time because of it. Parse and judge on the other side.',
    severity: 'error',
    from: { path: `^${WEB}/workers/`, pathNot: TEST },
    to: { pathNot: [`^${WEB}/workers/`, `^${ENGINE}/on-demand[.]ts$`], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...wholeTree, ...betweenPackages, ...insideTheEngine, ...insideTheWeb],
  options: {
    // TypeScript 7 has no JavaScript API, and without a parser this tool sees no module and is content: scripts/cruise.mjs
    // therefore fails when it saw too little.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)([.]next|[.]turbo|[.]reports|test-results|playwright-report|public)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
