import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Runs are pure and leave nothing behind, so test files may share a worker: starting one takes longer than most files.
    isolate: false,
    // Some tests simulate a lab many times over, on machines that do other things as well: no clock decides them.
    testTimeout: 300_000,
  },
});
