import { defineConfig } from 'vitest/config';

// What is tested here is pure, so test files may share a worker: starting one takes longer than most files.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000 } });
