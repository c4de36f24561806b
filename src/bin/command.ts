/**
 * Runs a command for editors: checks the number of arguments against the usage, e.g. `release <package> [<version>]`,
 * where brackets mean that one may be left out, prints the message that `run` returns, or the message of the error it
 * throws, and then exits with 1.
 */
export async function command(usage: string, run: (...args: string[]) => string | Promise<string>): Promise<void> {
  const args = process.argv.slice(2);
  const [, ...expected] = usage.split(" ");
  const required = expected.filter((each) => !each.startsWith("["));
  try {
    if (args.length < required.length || args.length > expected.length) throw new Error(`usage: npm run ${usage}`);
    console.log(await run(...args));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
