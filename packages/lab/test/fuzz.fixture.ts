/** How many inputs a fuzzing property tries: few in every test run, as many as `FUZZ_RUNS` says when somebody asks. */
export function fuzzRuns(usual: number): number {
  return Number(process.env['FUZZ_RUNS'] ?? usual);
}
