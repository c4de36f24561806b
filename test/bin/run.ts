/** The commands for editors, run in a project's folder. */
import {spawnSync} from "node:child_process";
import {resolve} from "node:path";
import {type Answer, answer, type Command} from "../../src/bin/command.ts";

/** Runs a command in a process of its own, as `npm run` does: each command once, since starting one is slow. */
export function runAsProcess(folder: string, file: string, ...args: string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [resolve(`src/bin/${file}.ts`), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: {...process.env, NODE_OPTIONS: ""},
  });
  return {status, stdout, stderr};
}

/** Runs the same command in this process. */
export async function run(folder: string, command: Command, ...args: string[]): Promise<Answer> {
  const home = process.cwd();
  process.chdir(folder);
  try {
    return await answer(command, args);
  } finally {
    process.chdir(home);
  }
}
