import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Runs are pure and leave nothing behind, so test files may share a worker: starting one takes longer than most files.
    isolate: false,
    // A slow machine is no wrong engine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
