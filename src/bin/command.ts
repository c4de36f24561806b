/**
 * Runs a command for editors: checks the number of arguments against the usage, e.g. `describe <package> <version>`,
 * prints the message that `run` returns, or the message of the error it throws, and then exits with 1.
 */
export function command(usage: string, run: (...args: string[]) => string): void {
  const args = process.argv.slice(2);
  try {
    if (args.length !== usage.split(" ").length - 1) throw new Error(`usage: npm run ${usage}`);
    console.log(run(...args));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
