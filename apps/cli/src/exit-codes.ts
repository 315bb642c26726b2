/** What every command's exit code means. */
export const PASS = 0;
/** A goal was missed, or a gate does not hold. */
export const FAIL = 1;
/** What was written (an option, a name, a file) cannot be used; diagnostics say why. */
export const INVALID = 2;
/** Our fault, or the machine's. */
export const OUR_FAULT = 3;
/** Ctrl-C. */
export const INTERRUPTED = 130;
