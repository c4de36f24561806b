/** One typed value of a table; null is a missing value. Dates and months stay ISO text, years are numbers. */
export type Cell = string | number | boolean | null;

/** The names of the constraints a field may carry. */
export type ConstraintName = "required" | "unique" | "enum" | "pattern" | "minimum" | "maximum";

interface FieldTypeRules {
  /** The value a text stands for, or undefined when the text is not of this type. Nothing is guessed or trimmed. */
  readonly read: (text: string) => Exclude<Cell, null> | undefined;
  /** What a text of this type looks like. */
  readonly form: string;
  readonly constraints: readonly ConstraintName[];
  /** Whether the standard lets a field of this type list categories. */
  readonly categories: boolean;
}

const ORDERED: readonly ConstraintName[] = ["required", "unique", "enum", "minimum", "maximum"];

/** The field types of the Data Package standard that this project uses, each in one strict written form. */
export const fieldTypes = {
  string: {
    read: (text) => (text === text.trim() ? text : undefined),
    form: "text without white space around it",
    constraints: ["required", "unique", "enum", "pattern"],
    categories: true,
  },
  integer: {
    read: (text) => (/^(0|-?[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined),
    form: "a whole number such as 0, 17 or -3",
    constraints: ORDERED,
    categories: true,
  },
  number: {
    read: readNumber,
    form: "a number such as 0, 12.5 or -0.75, with a point and no separators",
    constraints: ORDERED,
    categories: false,
  },
  boolean: {
    read: (text) => (text === "true" ? true : text === "false" ? false : undefined),
    form: "true or false",
    constraints: ["required", "enum"],
    categories: false,
  },
  date: {
    read: (text) => (isDate(text) ? text : undefined),
    form: "a date such as 2021-10-14",
    constraints: ORDERED,
    categories: false,
  },
  year: {
    read: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
    form: "a year such as 2021",
    constraints: ORDERED,
    categories: false,
  },
  yearmonth: {
    read: (text) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined),
    form: "a month such as 2021-10",
    constraints: ORDERED,
    categories: false,
  },
} as const satisfies Record<string, FieldTypeRules>;

export type FieldType = keyof typeof fieldTypes;

/** The rules of one type. */
export function rulesOf(type: FieldType): FieldTypeRules {
  return fieldTypes[type];
}

/** Whether a value from a descriptor (a category, a bound) is a value of this type. */
export function isOfType(type: FieldType, value: unknown): boolean {
  return rulesOf(type).read(String(value)) === value;
}

/** The expression of a `pattern` constraint, which must match the whole cell. */
export function wholeCell(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}

function readNumber(text: string): number | undefined {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) && !Object.is(number, -0) ? number : undefined;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
