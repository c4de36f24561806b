import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {stringify} from "yaml";
import {openCatalog} from "../data/catalog.ts";
import {PINS, readPins, withMissing} from "../publish/pins.ts";
import {type Command, start} from "./command.ts";

const head = `# What each chart was drawn from when a version of its figures was the newest, and the checksum of its table then.
# Written by npm run pin, which adds what is missing and changes nothing that stands.
`;

export const pin: Command = {
  usage: "pin",
  run: () => {
    const known = existsSync(PINS) ? readPins(readFileSync(PINS, "utf8"), PINS) : {};
    writeFileSync(PINS, head + stringify(withMissing(openCatalog("data"), known)));
    return `${PINS}: every released version of every chart is pinned`;
  },
};

if (import.meta.main) await start(pin);
