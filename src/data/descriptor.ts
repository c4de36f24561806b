import {valid} from "semver";
import {z} from "zod";
import {checkField, checkPackage, checkPeriod, checkTableSchema, type RuleFault} from "./descriptor-rules.ts";
import {type ConstraintName, type FieldType, fieldTypes, rulesOf} from "./field-types.ts";
import {lineOfProperty, parseJson} from "./json.ts";
import type {Problem} from "./problem.ts";

const types = Object.keys(fieldTypes) as FieldType[];

/* The Data Package standard v2 as this project writes it. Every `error` says what to write instead. */

const text = z.string({error: "text"}).min(1, {error: "text that is not empty"});
const texts = z.array(text, {error: "a list of texts"});
const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item, {error: "a list"}).min(1, {error: "at least one", abort: true});
const matching = (pattern: RegExp, error: string) => z.string({error}).regex(pattern, {error});
/** An object with these properties and no other. */
const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape, {error: "an object"});
const exactly = <Value extends string>(value: Value) => z.literal(value, {error: `"${value}"`});

const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a name in lower case with hyphens, such as monthly-share");
const fieldName = matching(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "a name in snake_case, such as monthly_share");
const version = z
  .string({error: "a semantic version, such as 1.0.0"})
  .refine((value) => valid(value) === value, {error: "a semantic version, such as 1.0.0"});
const url = z.url({protocol: /^https?$/, error: "an address that starts with https:// or http://"});
const date = written(["year", "yearmonth", "date"], "a year, month or date, such as 2021-10");
const vintage = written(["yearmonth", "date"], "a month or date, such as 2021-10-14");
const scalar = z.union([z.string(), z.number(), z.boolean()], {error: "text, a number, true or false"});
const bound = z.union([z.string(), z.number()], {error: "a value of the field's type"});
const flag = z.boolean({error: "true or false"});

const missingValues = z.union([z.array(z.string()), z.array(record({value: z.string(), label: text}))], {
  error: 'a list of texts, such as [""], or of {value, label}',
});

const category = record({
  value: bound,
  label: text,
  description: text.optional(),
  /** Names of things that stand in the category. */
  examples: list(text).optional(),
  /** What is in it, or not, though one might doubt it. */
  edgeCases: list(text).optional(),
});

const constraints = record({
  required: flag.optional(),
  unique: flag.optional(),
  enum: list(scalar).optional(),
  pattern: text.optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
} satisfies Record<ConstraintName, z.ZodType>);

const field = record({
  name: fieldName,
  type: z.enum(types, {error: `one of ${types.join(", ")}`}),
  title: text,
  description: text,
  /** Short mark of the field in a codebook. */
  code: text.optional(),
  /** What the field belongs to among others of its kind. */
  group: text.optional(),
  /** The unit of a number, e.g. TWh, percent. */
  unit: text.optional(),
  categories: list(category).optional(),
  categoriesOrdered: flag.optional(),
  constraints: constraints.optional(),
  missingValues: missingValues.optional(),
  /** The text of a cell. */
  example: z.string({error: "the text of a cell"}).optional(),
});

const foreignKey = record({
  fields: list(fieldName),
  reference: record({
    /** The descriptor of another package, relative to this one; absent inside the package. */
    package: matching(
      /^\.\.\/\.\.\/[^/]+\/[^/]+\/datapackage\.json$/,
      "a path such as ../../sources/1.0.0/datapackage.json",
    ).optional(),
    /** Absent: the resource itself. */
    resource: slug.optional(),
    fields: list(fieldName),
  }),
});

const tableSchema = record({
  fields: list(field.superRefine(by(checkField))),
  primaryKey: list(fieldName),
  foreignKeys: list(foreignKey).optional(),
  missingValues,
});

const resource = record({
  name: slug,
  path: matching(/^[a-z0-9][a-z0-9._-]*\.csv$/, 'the name of a CSV file beside the descriptor, without "/" or ".."'),
  type: exactly("table"),
  title: text,
  description: text,
  format: exactly("csv"),
  mediatype: exactly("text/csv"),
  encoding: exactly("utf-8"),
  bytes: z.int({error: "the size of the file in bytes"}).min(0, {error: "the size of the file in bytes"}),
  hash: matching(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hexadecimal digits, as npm run describe writes it"),
  schema: tableSchema.superRefine(by(checkTableSchema)),
});

/** A descriptor, strict: an unknown property is an error. */
const descriptor = record({
  $schema: exactly("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: slug,
  title: text,
  description: text,
  version,
  created: z.iso.datetime({error: "a UTC time, such as 2026-11-21T00:00:00Z"}),
  /** When the provider published these figures; absent where the figures are the project's own. */
  vintage: vintage.optional(),
  keywords: list(text),
  contributors: list(
    record({
      title: text,
      path: url.optional(),
      roles: list(z.enum(["author", "publisher", "compiler"], {error: "one of author, publisher, compiler"})),
    }),
  ),
  licenses: list(
    record({
      name: matching(/^[-a-zA-Z0-9._]+$/, "the identifier of a licence, such as CC-BY-4.0"),
      title: text,
      path: url,
    }),
  ),
  sources: list(
    record({
      title: text,
      path: url.optional(),
      version: text.optional(),
      publisher: text.optional(),
      date: date.optional(),
      note: text.optional(),
    }),
  ),
  coverage: record({
    temporal: record({from: date, to: date, resolution: text}).superRefine(by(checkPeriod)).optional(),
    /** Codes of places, or words where codes do not fit. */
    spatial: list(text),
  }),
  /** The versions this package is computed from. */
  derivedFrom: list(record({package: slug, version})).optional(),
  /** The reason for this version. */
  changes: text,
  goodFor: texts,
  notGoodFor: texts,
  caveats: texts,
  /** The ways a reader will misread the numbers. */
  misreadings: z.array(record({title: text, text}), {error: "a list of {title, text}"}),
  resources: list(resource),
});

/** The whole schema: shape and rules. */
export const packageDescriptor = descriptor.superRefine(by(checkPackage));

export type PackageDescriptor = z.infer<typeof descriptor>;
export type ResourceDescriptor = z.infer<typeof resource>;
export type TableSchema = z.infer<typeof tableSchema>;
export type Field = z.infer<typeof field>;
export type Category = z.infer<typeof category>;
export type ForeignKey = z.infer<typeof foreignKey>;
export type MissingValues = z.infer<typeof missingValues>;
export type License = PackageDescriptor["licenses"][number];
export type Source = PackageDescriptor["sources"][number];
export type Contributor = PackageDescriptor["contributors"][number];
export type {FieldType};

/** Reads and checks the text of a `datapackage.json`; `file` names it in messages. A fault in the shape leaves no descriptor. */
export function parseDescriptor(
  text: string,
  file: string,
): {descriptor: PackageDescriptor | undefined; problems: readonly Problem[]} {
  const {value, problems} = parseJson(text, file);
  if (value === undefined) return {descriptor: undefined, problems};
  const {data, error} = packageDescriptor.safeParse(value, {reportInput: true});
  const faults = error?.issues.flatMap(faultsOf) ?? [];
  const invalid = faults.map(({path, ...fault}) => ({file, line: lineOfProperty(text, path), ...fault}));
  return {descriptor: data, problems: [...problems, ...invalid]};
}

type Path = readonly PropertyKey[];
type Fault = Pick<Problem, "message" | "value" | "remedy"> & {readonly path: Path};

/** What one issue of the schema means; its `message` is what to write instead. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const {path, message, input} = issue;
  if (issue.code === "custom" && isRuleFault(issue.params)) {
    const {path: _, message: what, ...rest} = issue.params;
    return [{path, message: `${nameOf(path)}: ${what}`, ...rest}];
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const property = [...path, key];
      return {
        path: property,
        message: `unknown property ${nameOf(property)}`,
        remedy: "remove it or correct its spelling",
      };
    });
  }
  if (input === undefined) return [{path, message: `missing property ${nameOf(path)}`, remedy: `add ${message}`}];
  const value = typeof input === "object" ? {} : {value: String(input)};
  return [{path, message: `invalid property ${nameOf(path)}`, ...value, remedy: `write ${message}`}];
}

/** A property's path as one writes it, e.g. `resources[0].path`. */
function nameOf(path: Path): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return steps.join("").replace(/^\./, "") || "(the whole file)";
}

/** Runs a rule as a refinement: its faults become issues that carry them whole. */
function by<Value>(rule: (value: Value) => RuleFault[]) {
  return (value: Value, context: z.RefinementCtx<Value>): void => {
    for (const fault of rule(value)) {
      context.addIssue({code: "custom", path: [...fault.path], message: fault.remedy, params: {...fault}});
    }
  };
}

function isRuleFault(params: Record<string, unknown> | undefined): params is Record<string, unknown> & RuleFault {
  return params !== undefined && "remedy" in params;
}

/** Text in the written form of one of the types. */
function written(types: readonly FieldType[], error: string) {
  return z.string({error}).refine((value) => types.some((type) => rulesOf(type).read(value) !== undefined), {error});
}
