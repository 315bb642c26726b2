import { defineConfig } from 'vitest/config';

/** Tests start the real program, over and over; on a busy machine that takes its time. */
export default defineConfig({ test: { testTimeout: 180_000 } });
