import type { KnipConfig } from 'knip';

/** Finds files, exports and dependencies that nobody uses. Every exception says why it is one. */
const config: KnipConfig = {
  // The type of an exported function may be exported though so far nobody has needed its name.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {
      entry: ['scripts/{run,tidy,cruise}.mjs', 'scripts/*.test.mjs'],
      project: ['scripts/**/*.mjs'],
      ignoreDependencies: [
        // Programs that scripts/run.mjs starts by name.
        'oxlint',
        'turbo',
        // Found by name: dependency-cruiser's parser, and oxlint's eyes for types.
        '@swc/core',
        'oxlint-tsgolint',
      ],
    },
    'packages/*': {
      project: ['{src,test}/**/*.{ts,tsx}'],
    },
    'packages/engine': {
      // Commands, and what one of them bundles.
      entry: ['bench/bench.ts', 'test/fuzz/fuzz.ts', 'test/portability/{portability,program,recorder}.ts'],
      project: ['{src,test,bench}/**/*.ts'],
    },
    'apps/cli': {
      entry: ['src/main.ts'],
      project: ['{src,test}/**/*.ts'],
    },
    'apps/web': {
      project: ['{src,e2e}/**/*.{ts,tsx,mdx}', '*.{ts,mts,mjs}'],
      ignoreDependencies: [
        // next/font/local takes font files by their path.
        '@fontsource-variable/.+',
        // next.config.ts names them as strings, which is how Turbopack wants them.
        'remark-.+',
        'rehype-.+',
      ],
    },
  },
};

export default config;
