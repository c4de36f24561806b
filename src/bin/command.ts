/** A command for editors. */
export interface Command {
  /** Its name and arguments, e.g. `release <package> [<version>]`, where brackets mean that one may be left out. */
  readonly usage: string;
  /** Gives the message to print, or throws an Error with it. */
  readonly run: (...args: string[]) => string | Promise<string>;
}

/** What a command prints and the status it exits with. */
export interface Answer {
  readonly status: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
}

/** Checks the number of arguments against the usage and runs the command: its message, or that of its error and status 1. */
export async function answer({usage, run}: Command, args: readonly string[]): Promise<Answer> {
  const [, ...expected] = usage.split(" ");
  const required = expected.filter((each) => !each.startsWith("["));
  try {
    if (args.length < required.length || args.length > expected.length) throw new Error(`usage: npm run ${usage}`);
    return {status: 0, stdout: `${await run(...args)}\n`, stderr: ""};
  } catch (error) {
    return {status: 1, stdout: "", stderr: `${error instanceof Error ? error.message : error}\n`};
  }
}

/** Runs a command with the arguments of this process. */
export async function start(command: Command): Promise<void> {
  const {status, stdout, stderr} = await answer(command, process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = status;
}
