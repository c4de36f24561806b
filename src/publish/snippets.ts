/** Code that loads the tables of a version, for pasting. */
import {isCorrections} from "../data/correction.ts";
import type {Resource} from "../data/package.ts";
import type {PublishedVersion} from "./formats.ts";

export interface Snippet {
  label: string;
  /** What must be there first. */
  needs: string;
  code: string;
}

/** For each language, code that loads every table of a version by its lasting address, empty cells as missing values. */
export function snippets({dataPackage, page}: PublishedVersion): Snippet[] {
  const tables = dataPackage.resources.filter((resource) => !isCorrections(resource));
  const file = ({name}: Resource, extension: string) => new URL(`${name}.${extension}`, page).href;
  const all = (code: (table: Resource) => string) => tables.map(code).join("\n");
  return [
    {
      label: "DuckDB",
      needs: "Any client of DuckDB.",
      code: all((table) => `SELECT * FROM '${file(table, "parquet")}';`),
    },
    {
      label: "Python",
      needs: "pip install pandas",
      code: `import pandas as pd\n\n${all((table) => python(table, file(table, "csv")))}`,
    },
    {label: "R", needs: "R alone.", code: all((table) => r(table, file(table, "csv")))},
    {
      label: "JavaScript",
      needs: "A browser, Node.js, Deno or Bun: in a module or at the prompt.",
      code: all((table) => javascript(table, file(table, "json"))),
    },
  ];
}

function python(table: Resource, csv: string): string {
  const name = table.name.replaceAll("-", "_");
  const texts = numberLike(table).map((field) => `"${field}": "str"`);
  const types = texts.length === 0 ? "" : `\n    dtype={${texts.join(", ")}},`;
  return `${name} = pd.read_csv(\n    "${csv}",${types}\n    keep_default_na=False,\n    na_values=[""],\n)\nprint(${name})`;
}

function r(table: Resource, csv: string): string {
  const name = table.name.replaceAll("-", "_");
  // R takes TRUE for a truth value by itself, but not true.
  const booleans = table.fields.filter(({type}) => type === "boolean").map(({name}) => `${name} = "logical"`);
  const classes = [...numberLike(table).map((field) => `${field} = "character"`), ...booleans];
  const types = classes.length === 0 ? "" : `,\n  colClasses = c(${classes.join(", ")})`;
  return `${name} <- read.csv(\n  "${csv}",\n  na.strings = "", encoding = "UTF-8"${types}\n)\nstr(${name})`;
}

function javascript(table: Resource, json: string): string {
  const name = table.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return `const {rows: ${name}} = await fetch(\n  "${json}",\n).then((response) => response.json());\nconsole.table(${name}.slice(0, 5));`;
}

/** The text fields that a reader of CSV would take for numbers or truth values: "036" for 36, "F" for false. */
function numberLike({fields, rows}: Resource): string[] {
  const kinds = [/^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/, /^(true|false|t|f)$/i];
  return fields
    .filter(({type}) => type === "string")
    .map(({name}) => ({name, texts: rows.map((row) => row[name]).filter((cell) => typeof cell === "string")}))
    .filter(({texts}) => kinds.some((kind) => texts.every((text) => kind.test(text))))
    .map(({name}) => name);
}
