/** Wrong usage of the command line: one clear sentence, exit code 2. */
export class UsageError extends Error {}
