import type {APIRoute} from "astro";
import {catalog} from "../publish/catalog.ts";
import {feed} from "../publish/feed.ts";
import {absolute} from "../publish/href.ts";
import {releases} from "../publish/releases.ts";

/** The releases of data as an Atom feed. */
export const GET: APIRoute = () => new Response(feed(releases(catalog()), absolute));
