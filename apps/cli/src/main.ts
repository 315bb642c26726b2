/**
 * Basin's command line: the same doors as the browser's, for authors, learners who like a terminal, and machines.
 *
 * Standard output carries the answer and nothing else; progress and complaints go to standard error.
 */
import { enableCompileCache } from 'node:module';

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Our sources are compiled as they are loaded. Remembering that, in the system's folder for temporary files, halves the
// time to the first line; so everything else is loaded after this.
enableCompileCache();
const { main } = await import('./program.ts');
await main();
