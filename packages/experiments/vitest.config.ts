import { defineConfig } from 'vitest/config';

// Some tests simulate a lab many times over, on machines that do other things as well: no clock decides them.
export default defineConfig({ test: { testTimeout: 300_000 } });
