/** A static server for a built site, doing what any host of static files does. */
import {existsSync, readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import sirv from "sirv";

export interface StaticServer {
  /** Where the site stands, e.g. "http://localhost:4321/". */
  address: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The path the site was built for, as in BASE. */
  base?: string | undefined;
  /** The first port to try; the next free one is taken. */
  port?: number;
}

/** Types that hosts commonly give: text with its encoding, and files the server's own list does not know. */
const types: Readonly<Record<string, string>> = {
  bib: "application/x-bibtex; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
  ris: "application/x-research-info-systems; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "text/xml; charset=utf-8",
};

/** Serves a folder until it is closed. An unknown address gets 404.html. Throws when the folder holds no site. */
export async function serveFolder(folder: string, {base = "/", port = 4321}: ServeOptions = {}): Promise<StaticServer> {
  if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} holds no site: run npm run build`);
  const path = `/${base.replaceAll(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  const notFound = readFileSync(join(folder, "404.html"));
  const files = sirv(folder, {
    etag: true,
    dev: true, // a site built anew while it is served is the one served
    setHeaders(response, pathname) {
      const type = types[pathname.split(".").at(-1) ?? ""];
      if (type !== undefined) response.setHeader("Content-Type", type);
    },
  });
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const fail = () => {
      response.writeHead(404, {"Content-Type": "text/html; charset=utf-8"}).end(notFound);
    };
    if (url.startsWith(path)) {
      request.url = url.slice(path.length - 1);
      files(request, response, fail);
    } else if (`${url}/` === path) response.writeHead(301, {Location: path}).end();
    else fail();
  });
  const {port: taken} = await listen(server, port);
  return {
    address: `http://localhost:${taken}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens on the first free port from `port` on. */
function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE" || port === 65_535) reject(error);
      else resolve(listen(server, port + 1));
    });
    server.listen(port, () => resolve(server.address() as AddressInfo));
  });
}
