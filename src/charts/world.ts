/** The lands of the world, from Natural Earth at 1:110 million by way of world-atlas. */
import type {Feature, Geometry} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import atlas from "world-atlas/countries-110m.json" with {type: "json"};

/** One land in degrees: `id` is its ISO 3166-1 numeric code as text ("398"), undefined for the few that have none. */
export type Land = Feature<Geometry, {name: string}>;

const antarctica = "010";

let made: readonly Land[] | undefined;

/** Every land but Antarctica. */
export function lands(): readonly Land[] {
  made ??= readLands();
  return made;
}

function readLands(): readonly Land[] {
  // TypeScript reads the file as plain objects; the types of topojson name the same shape
  const world = atlas as unknown as Topology<{countries: GeometryCollection<{name: string}>}>;
  return feature(world, world.objects.countries).features.filter(({id}) => id !== antarctica);
}
