/** npm start: serves the built site; BASE is the path it was built for, PORT the first port to try. */
import {serveFolder} from "./static-server.ts";

try {
  const {address} = await serveFolder("dist", {base: process.env["BASE"], port: Number(process.env["PORT"] ?? 4321)});
  console.log(`Mining and the Grid stands at ${address} (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
