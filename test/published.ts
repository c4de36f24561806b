/** The project's own data, opened once for all the tests of a process. */
import {catalog as opened} from "../src/publish/catalog.ts";

export const catalog = opened();
